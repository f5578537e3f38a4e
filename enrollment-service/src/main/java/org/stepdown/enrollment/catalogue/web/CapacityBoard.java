package org.stepdown.enrollment.catalogue.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.reach.Within;

/** What the capacity board shows: each cohort with its seats. */
@Component
final class CapacityBoard {

    private final JdbcClient jdbc;

    CapacityBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those within reach of who asks. */
    List<Line> lines() {
        return Within.reach().of(read(""), Line::program);
    }

    @Nullable
    Line line(String id) {
        return read(id).stream().findFirst().orElse(null);
    }

    private List<Line> read(String id) {
        return jdbc.sql("""
                select c.id, c.program_id, c.name, c.age_band, c.conditions, c.track, c.modality, c.site, c.time_zone,
                       c.weekdays, c.starts_at, c.minutes, c.first_date, c.last_date, c.mode, c.topics, c.languages,
                       c.start_cap, c.closed, c.revision,
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
                Arrays.stream((String[]) row.getArray("weekdays").getArray())
                        .map(DayOfWeek::valueOf)
                        .sorted()
                        .map(DayOfWeek::name)
                        .toList(),
                row.getObject("starts_at", LocalTime.class),
                row.getInt("minutes"),
                row.getObject("first_date", LocalDate.class),
                row.getObject("last_date", LocalDate.class),
                row.getString("mode"),
                List.of((String[]) row.getArray("topics").getArray()),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getObject("start_cap", Integer.class),
                row.getBoolean("closed"),
                row.getInt("revision"),
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
            @Nullable LocalDate endDate,
            String mode,
            List<String> topics,
            List<String> languages,
            @Nullable Integer startCap,
            boolean closed,
            int revision,
            int capacity,
            int held,
            int offered,
            int enrolled,
            int free,
            int waiting,
            Instant asOf) {

        public int taken() {
            return held + offered + enrolled;
        }
    }
}
