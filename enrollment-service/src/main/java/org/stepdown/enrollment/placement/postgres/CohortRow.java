package org.stepdown.enrollment.placement.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;

/** A cohort as it is defined, out of its row. */
final class CohortRow {

    private CohortRow() {}

    static Cohort read(ResultSet row) throws SQLException {
        return new Cohort(
                        row.getString("id"),
                        row.getString("program_id"),
                        row.getString("name"),
                        set(row, "conditions", Condition::valueOf),
                        row.getBoolean("dual_diagnosis"),
                        AgeBand.valueOf(row.getString("age_band")),
                        Track.valueOf(row.getString("track")),
                        Modality.valueOf(row.getString("modality")),
                        row.getString("site"),
                        set(row, "languages", language -> language),
                        schedule(row),
                        EnrollmentMode.valueOf(row.getString("mode")),
                        List.of((String[]) row.getArray("topics").getArray()),
                        row.getObject("start_cap", Integer.class),
                        row.getBoolean("closed"))
                .observing(set(row, "site_holidays", LocalDate::parse));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                set(row, "weekdays", DayOfWeek::valueOf),
                row.getObject("starts_at", LocalTime.class),
                row.getInt("minutes"),
                ZoneId.of(row.getString("time_zone")),
                row.getObject("first_date", LocalDate.class),
                row.getObject("last_date", LocalDate.class),
                set(row, "holidays", LocalDate::parse));
    }

    private static <T> Set<T> set(ResultSet row, String column, Function<String, T> read) throws SQLException {
        Object[] values = (Object[]) row.getArray(column).getArray();
        return Arrays.stream(values).map(value -> read.apply(value.toString())).collect(Collectors.toSet());
    }
}
