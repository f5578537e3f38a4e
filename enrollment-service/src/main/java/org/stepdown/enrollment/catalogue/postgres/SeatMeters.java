package org.stepdown.enrollment.catalogue.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How full the cohorts are. */
@Component
class SeatMeters {

    private final JdbcClient jdbc;
    private final MultiGauge seats;

    SeatMeters(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        seats = MultiGauge.builder("stepdown.cohort.seats")
                .description("seats of the cohorts that are open, by state")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${stepdown.meters.count-every:15s}")
    void count() {
        List<Row<?>> rows = new ArrayList<>();
        jdbc.sql("""
                select s.cohort_id, s.capacity, s.held, s.offered, s.enrolled
                  from census s join cohort c on c.id = s.cohort_id
                 where not c.closed
                """).query(row -> {
            String cohort = row.getString("cohort_id");
            for (String state : List.of("capacity", "held", "offered", "enrolled")) {
                rows.add(Row.of(Tags.of("cohort", cohort, "state", state), row.getInt(state)));
            }
        });
        seats.register(rows, true);
    }
}
