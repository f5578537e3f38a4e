package org.stepdown.delivery.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.stepdown.delivery.ContentSeal;
import org.stepdown.delivery.outbox.OutboxTable.Stored;
import org.stepdown.delivery.outbox.OutboxTable.Waiting;
import org.stepdown.delivery.registry.RegistryException;

/**
 * Sends what waits in the outbox to Kafka: a batch in order, then marks it. Runs in every instance of a service; one
 * leads at a time, by a session lock in the database, and the others stand by and take over when its session ends. So
 * the order of each key holds whatever fails: what is sent again is sent from the oldest unmarked row on.
 *
 * <p>A commit in the leading instance wakes the relay directly; one elsewhere by a PostgreSQL notification, which the
 * stand-by sends outside the commit, because a notification inside it would serialise all commits.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final String CHANNEL = "delivery_outbox";
    private static final Duration BACK_OFF = Duration.ofMillis(500);
    // Commits that come closer together than a pace share a request to the broker and a mark; a lone one waits for
    // nobody. A pace has as many milliseconds as the last look found events: so it stays short below a thousand a
    // second, and above it a look's cost is shared by more.
    private static final int SHORTEST_PACE_MILLIS = 3;
    private static final int LONGEST_PACE_MILLIS = 20;

    private final DataSource database;
    private final Supplier<OutboxSender> senders;
    private final RelaySettings settings;
    private final RelayWake wake;
    private final RelayMetrics metrics;
    private final @Nullable ContentSeal seal;
    private final HeldKeys held = new HeldKeys();
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /**
     * @param database the service's database; the relay keeps one connection, and a second one while it leads
     * @param wake rung after each commit that appended something
     * @param senders makes a sender with a Kafka producer of its own; a new one after each failure
     */
    public OutboxRelay(
            DataSource database,
            Supplier<OutboxSender> senders,
            RelaySettings settings,
            RelayWake wake,
            MeterRegistry meters) {
        this(database, senders, settings, wake, meters, null);
    }

    /** @param seal how values are kept; null for as they are */
    public OutboxRelay(
            DataSource database,
            Supplier<OutboxSender> senders,
            RelaySettings settings,
            RelayWake wake,
            MeterRegistry meters,
            @Nullable ContentSeal seal) {
        this.database = database;
        this.senders = senders;
        this.settings = settings;
        this.wake = wake;
        this.metrics = new RelayMetrics(meters);
        this.seal = seal;
    }

    @Override
    public void start() {
        running = true;
        Thread started = new Thread(this::run, "outbox-relay");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        running = false;
        wake.run();
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(Duration.ofSeconds(5))) {
                stopping.interrupt();
                stopping.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before consumers and web, stops after them: what they append on their way out still leaves. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 10_000;
    }

    private void run() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                standByOrLead(connection);
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    log.warn("outbox relay starts over: {}", e.getClass().getName());
                    pause(BACK_OFF);
                }
            }
        }
    }

    private void standByOrLead(Connection connection) throws SQLException {
        OutboxTable table = new OutboxTable(connection, seal);
        while (running && !table.lead()) {
            if (pause(settings.poll())) {
                table.execute("notify " + CHANNEL);
            }
        }
        if (running) {
            lead(connection, table);
        }
    }

    private void lead(Connection connection, OutboxTable table) throws SQLException {
        // Losing a mark only sends a row again, which consumers recognise: no flush needed for it.
        table.execute("set synchronous_commit = off");
        try (BacklogWatch watch = BacklogWatch.begun(database, seal, metrics)) {
            relayUntilStopped(table);
            table.execute("reset synchronous_commit");
            table.execute("select pg_advisory_unlock_all()");
        } catch (SQLException | RuntimeException e) {
            // The lock goes with the session: give it up at once, whatever state the session is in.
            connection.abort(Runnable::run);
            throw e;
        }
    }

    private void relayUntilStopped(OutboxTable table) throws SQLException {
        try (CommitListener listener = CommitListener.start(database, CHANNEL, wake);
                OutboxSender sender = senders.get()) {
            while (running) {
                long looked = System.nanoTime();
                Looked found = relayUnlessRegistryIsAway(table, sender);
                if (!found.more() && pause(settings.poll())) {
                    gather(looked, found.events());
                } else if (!found.more()) {
                    purge(table);
                }
                listener.check();
            }
            relayUnlessRegistryIsAway(table, sender);
        }
    }

    /** What a look found, and whether there may be more. */
    private record Looked(int events, boolean more) {
        static final Looked NOTHING = new Looked(0, false);
    }

    private Looked relayUnlessRegistryIsAway(OutboxTable table, OutboxSender sender) throws SQLException {
        try {
            return relay(table, sender);
        } catch (RegistryException.Unavailable e) {
            log.warn("outbox relay waits for the schema registry: {}", e.getMessage());
            return Looked.NOTHING;
        }
    }

    /** One batch. */
    private Looked relay(OutboxTable table, OutboxSender sender) throws SQLException {
        List<String> heldKeys = held.now();
        OutboxTable.Look look = table.waiting(settings.batchSize(), heldKeys);
        List<Stored> batch = look.rows();
        if (batch.isEmpty()) {
            return Looked.NOTHING;
        }
        for (Stored row : batch) {
            if (row.isPage() && row.events().stream().anyMatch(event -> isOf(event, heldKeys))) {
                table.takeApart(row, Set.of());
                return new Looked(0, true);
            }
        }
        List<Waiting> events =
                batch.stream().flatMap(row -> row.events().stream()).toList();
        OutboxSender.Sent sent = sender.send(events, table);
        mark(batch, sent.confirmed(), table);
        held.hold(sent.refusedKeys());
        if (sent.failure() != null) {
            throw sent.failure();
        }
        return new Looked(events.size(), look.more());
    }

    private static boolean isOf(Waiting event, List<String> keys) {
        return event.key() != null && keys.contains(event.key());
    }

    /** A page of which the broker has only a part is taken apart, so that nothing of it overtakes what was refused. */
    private void mark(List<Stored> batch, List<Waiting> confirmed, OutboxTable table) throws SQLException {
        if (confirmed.isEmpty()) {
            return;
        }
        Set<Long> ids = confirmed.stream().map(Waiting::id).collect(Collectors.toSet());
        List<Long> whole = new ArrayList<>();
        for (Stored row : batch) {
            if (row.events().stream().map(Waiting::id).allMatch(ids::contains)) {
                whole.add(row.id());
            } else if (row.isPage()) {
                table.takeApart(row, ids);
            }
        }
        table.mark(whole);
        metrics.relayed(confirmed, Instant.now());
    }

    private void purge(OutboxTable table) throws SQLException {
        if (metrics.purgeIsDue()) {
            table.purge(settings.retention());
        }
    }

    /** Waits until the last look is a pace ago. */
    private void gather(long looked, int events) {
        int pace = Math.clamp(events, SHORTEST_PACE_MILLIS, LONGEST_PACE_MILLIS);
        try {
            Thread.sleep(Duration.ofMillis(pace).minusNanos(System.nanoTime() - looked));
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** Waits to be woken, at most this long; whether it was. */
    private boolean pause(Duration atMost) {
        try {
            return wake.await(atMost);
        } catch (InterruptedException e) {
            running = false;
            return false;
        }
    }
}
