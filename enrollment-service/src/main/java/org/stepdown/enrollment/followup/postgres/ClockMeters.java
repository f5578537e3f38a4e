package org.stepdown.enrollment.followup.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How the follow-up clocks stand of the discharges of the last 40 days: no window is longer. */
@Component
class ClockMeters {

    private static final List<String> STATES = List.of("RUNNING", "WARNED", "MET", "MISSED", "STOPPED");

    private final JdbcClient jdbc;
    private final MultiGauge clocks;

    ClockMeters(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        clocks = MultiGauge.builder("stepdown.clocks")
                .description("follow-up clocks of discharges of the last 40 days; warned: due soon")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${stepdown.meters.count-every:15s}")
    void count() {
        List<Row<?>> rows = new ArrayList<>();
        jdbc.sql("""
                with counted as (
                    select measure, days, state, count(*) as clocks
                      from follow_up_clock where index_date >= current_date - 40
                     group by measure, days, state)
                select measure, days, state, coalesce(clocks, 0) as clocks
                  from unnest(array['FUH', 'FUI', 'FUM', 'FUA']) as measure
                       cross join unnest(array[7, 30]) as days
                       cross join unnest(:states::text[]) as state
                       left join counted using (measure, days, state)
                """).param("states", STATES.toArray(String[]::new)).query(row -> {
            rows.add(Row.of(
                    Tags.of(
                            "measure",
                            row.getString("measure"),
                            "days",
                            row.getString("days"),
                            "state",
                            row.getString("state").toLowerCase(Locale.ROOT)),
                    row.getLong("clocks")));
        });
        clocks.register(rows, true);
    }
}
