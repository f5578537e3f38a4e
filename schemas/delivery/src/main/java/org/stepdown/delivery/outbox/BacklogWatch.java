package org.stepdown.delivery.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stepdown.delivery.ContentSeal;

/**
 * Counts what waits in the outbox while its relay leads, on a thread and a connection of its own: while the broker is away
 * the relay waits in it, and ops must see that.
 */
final class BacklogWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BacklogWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final DataSource database;
    private final @Nullable ContentSeal seal;
    private final RelayMetrics metrics;
    private final Thread thread = new Thread(this::watch, "outbox-backlog");

    private BacklogWatch(DataSource database, @Nullable ContentSeal seal, RelayMetrics metrics) {
        this.database = database;
        this.seal = seal;
        this.metrics = metrics;
    }

    static BacklogWatch begun(DataSource database, @Nullable ContentSeal seal, RelayMetrics metrics) {
        BacklogWatch watch = new BacklogWatch(database, seal, metrics);
        metrics.leading(true);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (metrics.isLeading()) {
                try (Connection connection = database.getConnection()) {
                    metrics.observe(new OutboxTable(connection, seal));
                } catch (SQLException | RuntimeException e) {
                    log.debug("the outbox can't be counted: {}", e.getClass().getName());
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who leads no more shows no backlog. */
    @Override
    public void close() {
        metrics.leading(false);
        thread.interrupt();
    }
}
