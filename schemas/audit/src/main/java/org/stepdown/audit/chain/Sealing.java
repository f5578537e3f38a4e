package org.stepdown.audit.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/** Seals what this instance adds soon after, and what others have left now and then. */
public final class Sealing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    // Commits that come close together share a transaction of the chain.
    private static final Duration PACE = Duration.ofMillis(250);

    private final Sealer sealer;
    private final JdbcTemplate jdbc;
    private final Bell bell;
    private final Duration look;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param look how often to look for what nobody rang for */
    public Sealing(Sealer sealer, JdbcTemplate jdbc, Bell bell, Duration look, MeterRegistry meters) {
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.bell = bell;
        this.look = look;
        Gauge.builder("stepdown.audit.waiting", waiting, AtomicLong::get)
                .description("entries that the chain does not hold yet")
                .register(meters);
        Gauge.builder("stepdown.audit.oldest", oldestSeconds, AtomicLong::get)
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        Thread started = new Thread(this::run, "audit-sealing");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            bell.run();
            stopping.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before the web and consumers, and stops after them: what they add on their way out is sealed. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 10_000;
    }

    private void run() {
        try {
            while (running) {
                bell.await(look);
                sealAll();
                if (running) {
                    Thread.sleep(PACE);
                }
            }
            sealAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sealAll() {
        try {
            boolean more = true;
            while (more) {
                more = sealer.seal();
            }
            observe();
        } catch (DataAccessException | TransactionException e) {
            log.warn("the audit is sealed later: {}", e.getClass().getSimpleName());
        }
    }

    private void observe() {
        jdbc.query("""
                select count(*), coalesce(extract(epoch from clock_timestamp() - min(e.at)), 0)::bigint as age
                from (select entry from audit.waiting limit 100000) w left join audit.entry e on e.id = w.entry
                """, row -> {
            waiting.set(row.getLong("count"));
            oldestSeconds.set(Math.max(0, row.getLong("age")));
        });
    }
}
