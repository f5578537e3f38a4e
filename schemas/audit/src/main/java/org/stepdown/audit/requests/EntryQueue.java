package org.stepdown.audit.requests;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.audit.Audit;
import org.stepdown.audit.Entry;

/**
 * Entries of requests on their way into the database: those that arrive together share a commit, and each request waits
 * for its own.
 */
public final class EntryQueue implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EntryQueue.class);
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_COUNTED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration COUNT_FOR = Duration.ofSeconds(1);

    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Counter lost;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Map<Entry, Count> counted = new HashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    private record Waiting(Entry entry, CompletableFuture<Void> stored) {}

    private record Count(Instant first, int times) {}

    public EntryQueue(Audit audit, TransactionOperations transactions, Clock clock, MeterRegistry meters) {
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.lost = Counter.builder("stepdown.audit.lost")
                .description("entries that could not be stored")
                .register(meters);
    }

    /**
     * Stores it; returns when that is done.
     *
     * @throws IllegalStateException when it could not be stored
     */
    public void store(Entry entry) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        queue.add(waiting);
        try {
            waiting.stored().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The audit can't be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The audit can't be written", e);
        }
    }

    /** Counts it together with what is the same within a second; a crash in that second loses the count. */
    public void count(Entry entry) {
        Entry same = entry.alike(Instant.EPOCH);
        synchronized (counted) {
            Count before = counted.get(same);
            if (before == null && counted.size() >= MOST_COUNTED) {
                lost.increment();
                return;
            }
            counted.put(
                    same, before == null ? new Count(entry.at(), 1) : new Count(before.first(), before.times() + 1));
        }
    }

    @Override
    public void start() {
        running = true;
        Thread started = new Thread(this::run, "audit-entries");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web, and after it; before sealing ends. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 9_000;
    }

    private void run() {
        Instant flushed = clock.instant();
        try {
            while (running || !queue.isEmpty()) {
                Waiting first = queue.poll(COUNT_FOR.toMillis() / 4, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Waiting> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, MOST_AT_ONCE);
                    write(batch);
                }
                if (!clock.instant().isBefore(flushed.plus(COUNT_FOR))) {
                    flushed = clock.instant();
                    writeCounted();
                }
            }
            writeCounted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Together, and when that fails one by one, so that one bad entry does not take its neighbours along. */
    private void write(List<Waiting> batch) {
        try {
            inTransaction(batch.stream().map(Waiting::entry).toList());
            batch.forEach(waiting -> waiting.stored().complete(null));
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                batch.forEach(waiting -> write(List.of(waiting)));
                return;
            }
            lost.increment();
            log.error("an entry of the audit was not stored: {}", e.getClass().getName());
            batch.getFirst().stored().completeExceptionally(e);
        }
    }

    private void writeCounted() {
        Map<Entry, Count> taken;
        synchronized (counted) {
            taken = new HashMap<>(counted);
            counted.clear();
        }
        if (taken.isEmpty()) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        taken.forEach((same, count) -> entries.add(same.alike(count.first()).times(count.times())));
        try {
            inTransaction(entries);
        } catch (RuntimeException e) {
            log.warn(
                    "counted entries of the audit are stored later: {}",
                    e.getClass().getName());
            synchronized (counted) {
                taken.forEach((same, count) ->
                        counted.merge(same, count, (now, old) -> new Count(old.first(), old.times() + now.times())));
            }
        }
    }

    private void inTransaction(List<Entry> entries) {
        transactions.executeWithoutResult(status -> audit.record(entries));
    }
}
