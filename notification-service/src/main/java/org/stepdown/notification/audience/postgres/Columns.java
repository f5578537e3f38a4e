package org.stepdown.notification.audience.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.audience.QuietHours;
import org.stepdown.notification.audience.Rhythm;

/** Columns of these tables as what they mean. */
final class Columns {

    private Columns() {}

    static ZoneId zone(ResultSet row) throws SQLException {
        return ZoneId.of(row.getString("zone"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static LocalTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalTime.class);
    }

    static Set<DayOfWeek> days(ResultSet row) throws SQLException {
        return Arrays.stream(texts(row, "days")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
    }

    static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        return row.getObject("quiet_from") == null
                ? null
                : new QuietHours(time(row, "quiet_from"), time(row, "quiet_to"));
    }

    static Rhythm rhythm(ResultSet row) throws SQLException {
        return row.getString("digest").equals("DAILY")
                ? new Rhythm.Daily(time(row, "digest_at"))
                : new Rhythm.PerShift();
    }
}
