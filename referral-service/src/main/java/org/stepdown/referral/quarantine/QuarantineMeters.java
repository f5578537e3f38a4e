package org.stepdown.referral.quarantine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How much waits to be corrected, and for how long. */
@Component
class QuarantineMeters {

    private final JdbcClient jdbc;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    QuarantineMeters(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("stepdown.quarantine.waiting", messages, AtomicLong::get)
                .description("messages in quarantine")
                .register(meters);
        Gauge.builder("stepdown.quarantine.oldest", oldestSeconds, AtomicLong::get)
                .description("age of the oldest message in quarantine")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${stepdown.quarantine.count-every:15s}")
    void count() {
        jdbc.sql("""
                        select count(*) as messages,
                               coalesce(extract(epoch from now() - min(received_at)), 0)::bigint as seconds
                        from source_message where status = 'QUARANTINED'
                        """).query(row -> {
            messages.set(row.getLong("messages"));
            oldestSeconds.set(row.getLong("seconds"));
        });
    }
}
