package org.stepdown.enrollment.attendance.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stepdown.enrollment.attendance.AttendanceRecord;
import org.stepdown.enrollment.attendance.AttendanceStatus;
import org.stepdown.enrollment.attendance.Group;
import org.stepdown.enrollment.attendance.Outreach;
import org.stepdown.enrollment.attendance.Session;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Schedule;

/** What stands in the rows. */
final class Rows {

    private Rows() {}

    static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getString("id"),
                new Schedule(
                        set(row, "weekdays", DayOfWeek::valueOf),
                        row.getObject("starts_at", LocalTime.class),
                        row.getInt("minutes"),
                        ZoneId.of(row.getString("time_zone")),
                        row.getObject("first_date", LocalDate.class),
                        row.getObject("last_date", LocalDate.class),
                        set(row, "holidays", LocalDate::parse)),
                EnrollmentMode.valueOf(row.getString("mode")),
                row.getInt("weeks"),
                List.of((String[]) row.getArray("topics").getArray()));
    }

    static AttendanceRecord record(ResultSet row, int number) throws SQLException {
        return new AttendanceRecord(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                new Session(
                        row.getString("cohort_id"),
                        row.getObject("session_date", LocalDate.class),
                        instant(row, "starts_at"),
                        row.getInt("minutes_scheduled")),
                AttendanceStatus.valueOf(row.getString("status")),
                row.getInt("minutes_attended"),
                row.getInt("revision"),
                row.getString("recorded_by"),
                instant(row, "recorded_at"),
                row.getString("reason"),
                row.getString("topic"));
    }

    static Outreach outreach(ResultSet row, int number) throws SQLException {
        return new Outreach(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("cohort_id"),
                row.getObject("session_date", LocalDate.class),
                instant(row, "opened_at"),
                instant(row, "first_due_at"),
                instant(row, "closes_at"),
                row.getInt("most_attempts"),
                row.getInt("attempts"),
                Outreach.State.valueOf(row.getString("state")),
                row.getString("policy_version"),
                row.getObject("cause_id", UUID.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <T> Set<T> set(ResultSet row, String column, Function<String, T> read) throws SQLException {
        Object[] values = (Object[]) row.getArray(column).getArray();
        return Arrays.stream(values).map(value -> read.apply(value.toString())).collect(Collectors.toSet());
    }
}
