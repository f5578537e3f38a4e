package org.stepdown.referral.loop;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How much waits to be told, and for how long, by kind of target. */
@Component
class LoopMetrics {

    private record Waiting(AtomicLong messages, AtomicLong seconds) {}

    private final JdbcClient jdbc;
    private final Map<Target.Kind, Waiting> waiting = new EnumMap<>(Target.Kind.class);

    LoopMetrics(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        for (Target.Kind kind : Target.Kind.values()) {
            Waiting now = new Waiting(new AtomicLong(), new AtomicLong());
            waiting.put(kind, now);
            Gauge.builder("stepdown.loop.queue", now.messages(), AtomicLong::get)
                    .tag("kind", kind.name())
                    .register(meters);
            Gauge.builder("stepdown.loop.queue.age", now.seconds(), AtomicLong::get)
                    .tag("kind", kind.name())
                    .baseUnit("seconds")
                    .register(meters);
        }
    }

    @Scheduled(fixedDelayString = "${stepdown.loop.count-every:15s}")
    void count() {
        Map<Target.Kind, long[]> counted = new EnumMap<>(Target.Kind.class);
        jdbc.sql("""
            select t.kind, count(*) as messages,
                   extract(epoch from now() - min(d.queued_at))::bigint as seconds
            from loop_delivery d join loop_target t on t.id = d.target_id
            where d.state in ('PENDING', 'SENT') group by t.kind
            """).query(row -> {
            counted.put(
                    Target.Kind.valueOf(row.getString("kind")),
                    new long[] {row.getLong("messages"), row.getLong("seconds")});
        });
        waiting.forEach((kind, now) -> {
            long[] found = counted.getOrDefault(kind, new long[] {0, 0});
            now.messages().set(found[0]);
            now.seconds().set(found[1]);
        });
    }
}
