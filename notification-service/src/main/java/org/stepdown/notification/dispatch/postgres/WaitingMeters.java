package org.stepdown.notification.dispatch.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.stepdown.notification.delivery.Channel;

/** What is due to be sent and was not yet, by channel, and for how long; and how many targets are left alone. */
@Component
class WaitingMeters {

    private record Waiting(AtomicLong deliveries, AtomicLong seconds) {}

    private final JdbcClient jdbc;
    private final Map<Channel, Waiting> waiting = new EnumMap<>(Channel.class);
    private final AtomicLong leftAlone = new AtomicLong();

    WaitingMeters(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        for (Channel channel : Channel.values()) {
            if (channel == Channel.INBOX) {
                continue;
            }
            Waiting now = new Waiting(new AtomicLong(), new AtomicLong());
            String name = channel.name().toLowerCase(Locale.ROOT);
            waiting.put(channel, now);
            Gauge.builder("stepdown.deliveries.waiting", now.deliveries(), AtomicLong::get)
                    .description("deliveries that are called for and not sent yet")
                    .tag("channel", name)
                    .register(meters);
            Gauge.builder("stepdown.deliveries.oldest", now.seconds(), AtomicLong::get)
                    .description("how long the oldest of them has waited")
                    .baseUnit("seconds")
                    .tag("channel", name)
                    .register(meters);
        }
        Gauge.builder("stepdown.delivery.targets.failing", leftAlone, AtomicLong::get)
                .description("targets that fail and are left alone for a while")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${stepdown.meters.count-every:15s}")
    void count() {
        Map<Channel, long[]> counted = new EnumMap<>(Channel.class);
        jdbc.sql("""
                select channel, count(*) as deliveries,
                       extract(epoch from now() - min(created_at))::bigint as seconds
                from delivery where state in ('PENDING', 'FAILED') group by channel
                """).query(row -> {
            counted.put(
                    Channel.valueOf(row.getString("channel")),
                    new long[] {row.getLong("deliveries"), row.getLong("seconds")});
        });
        waiting.forEach((channel, now) -> {
            long[] found = counted.getOrDefault(channel, new long[] {0, 0});
            now.deliveries().set(found[0]);
            now.seconds().set(Math.max(0, found[1]));
        });
        leftAlone.set(jdbc.sql("select count(*) from delivery_target where open_until > now()")
                .query(Long.class)
                .single());
    }
}
