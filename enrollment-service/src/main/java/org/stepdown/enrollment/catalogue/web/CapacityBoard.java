package org.stepdown.enrollment.catalogue.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the capacity board shows: each cohort with its seats. */
@Component
final class CapacityBoard {

    private final JdbcClient jdbc;

    CapacityBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> lines() {
        return read("");
    }

    @Nullable
    Line line(String id) {
        return read(id).stream().findFirst().orElse(null);
    }

    private List<Line> read(String id) {
        return jdbc.sql("""
                select c.id, c.program_id, c.name, c.age_band, c.conditions, c.track, c.modality, c.site, c.time_zone,
                       c.weekdays, c.starts_at, c.minutes, c.first_date, c.mode, c.closed,
                       s.capacity, s.held, s.offered, s.enrolled, s.waiting, s.as_of
                  from cohort c join census s on s.cohort_id = c.id
                 where :id = '' or c.id = :id
                 order by c.id
                """).param("id", id).query(CapacityBoard::line).list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        int capacity = row.getInt("capacity");
        int taken = row.getInt("held") + row.getInt("offered") + row.getInt("enrolled");
        return new Line(
                row.getString("id"),
                row.getString("program_id"),
                row.getString("name"),
                row.getString("age_band"),
                List.of((String[]) row.getArray("conditions").getArray()),
                row.getString("track"),
                row.getString("modality"),
                row.getString("site"),
                row.getString("time_zone"),
                List.of((String[]) row.getArray("weekdays").getArray()),
                row.getObject("starts_at", LocalTime.class),
                row.getInt("minutes"),
                row.getObject("first_date", LocalDate.class),
                row.getString("mode"),
                row.getBoolean("closed"),
                capacity,
                row.getInt("held"),
                row.getInt("offered"),
                row.getInt("enrolled"),
                Math.max(0, capacity - taken),
                row.getInt("waiting"),
                row.getObject("as_of", OffsetDateTime.class).toInstant());
    }

    /** One cohort on the board; {@code waiting} have it as their nearest fit. */
    record Line(
            String id,
            String program,
            String name,
            String ageBand,
            List<String> conditions,
            String track,
            String modality,
            String site,
            String timeZone,
            List<String> weekdays,
            LocalTime startsAt,
            int minutes,
            LocalDate startDate,
            String mode,
            boolean closed,
            int capacity,
            int held,
            int offered,
            int enrolled,
            int free,
            int waiting,
            Instant asOf) {}
}
