package org.stepdown.delivery.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.stepdown.delivery.outbox.OutboxTable.Waiting;

/** What ops see of the relay; the backlog is counted now and then, never on a scrape. */
final class RelayMetrics {

    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);

    private final Counter relayed;
    private final Timer lag;
    private final AtomicInteger leading = new AtomicInteger();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private Instant purged = Instant.EPOCH;

    RelayMetrics(MeterRegistry meters) {
        relayed = Counter.builder("stepdown.outbox.relayed")
                .description("events confirmed by the broker")
                .register(meters);
        lag = Timer.builder("stepdown.outbox.lag")
                .description("from append to the broker's confirmation")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("stepdown.outbox.leading", leading, AtomicInteger::get).register(meters);
        Gauge.builder("stepdown.outbox.waiting", waiting, AtomicLong::get).register(meters);
        Gauge.builder("stepdown.outbox.oldest", oldestSeconds, AtomicLong::get)
                .baseUnit("seconds")
                .register(meters);
    }

    /** Who does not lead knows nothing of the backlog, and must not go on showing what it was. */
    synchronized void leading(boolean leads) {
        leading.set(leads ? 1 : 0);
        if (!leads) {
            waiting.set(0);
            oldestSeconds.set(0);
        }
    }

    boolean isLeading() {
        return leading.get() == 1;
    }

    void relayed(List<Waiting> rows, Instant now) {
        relayed.increment(rows.size());
        rows.forEach(row -> lag.record(Duration.between(row.appendedAt(), now)));
    }

    void observe(OutboxTable table) throws SQLException {
        OutboxTable.Backlog backlog = table.backlog();
        Instant oldest = backlog.oldest();
        synchronized (this) {
            if (isLeading()) {
                waiting.set(backlog.events());
                oldestSeconds.set(
                        oldest == null
                                ? 0
                                : Duration.between(oldest, Instant.now()).toSeconds());
            }
        }
    }

    boolean purgeIsDue() {
        Instant now = Instant.now();
        if (purged.plus(PURGE_EVERY).isAfter(now)) {
            return false;
        }
        purged = now;
        return true;
    }
}
