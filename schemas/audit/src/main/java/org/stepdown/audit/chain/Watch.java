package org.stepdown.audit.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Checks the chain all the time: what is new every minute or so, everything once in a while. Says in the log, which is
 * outside the database, how far the chain had come and what its hash was there.
 */
public final class Watch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Verifier verifier;
    private final Clock clock;
    private final Duration every;
    private final Duration everythingEvery;
    private final Duration anchorEvery;
    private final AtomicLong verified = new AtomicLong();
    private final AtomicInteger broken = new AtomicInteger();
    private Anchor last = Anchor.START;
    private Instant everythingAt = Instant.EPOCH;
    private Instant anchoredAt = Instant.EPOCH;
    private Anchor anchored = Anchor.START;
    private volatile @Nullable Thread thread;

    /**
     * @param every between two checks of what is new
     * @param everythingEvery between two checks of everything
     * @param anchorEvery between two lines in the log
     */
    public Watch(
            Verifier verifier,
            Clock clock,
            Duration every,
            Duration everythingEvery,
            Duration anchorEvery,
            MeterRegistry meters) {
        this.verifier = verifier;
        this.clock = clock;
        this.every = every;
        this.everythingEvery = everythingEvery;
        this.anchorEvery = anchorEvery;
        Gauge.builder("stepdown.audit.verified", verified, AtomicLong::get)
                .description("the last link of the chain that was checked")
                .register(meters);
        Gauge.builder("stepdown.audit.broken", broken, AtomicInteger::get)
                .description("1 once a check has found that the audit was changed")
                .register(meters);
    }

    /**
     * Checks everything at once.
     *
     * @param claimed what the caller says was known of the chain; it makes nothing broken for others
     */
    public synchronized Report all(Collection<Anchor> claimed) {
        Report report = verifier.all(List.of(last));
        took(report, report.isIntact());
        everythingAt = clock.instant();
        return report.with(verifier.missing(claimed));
    }

    /** Whether the last check found nothing wrong. */
    public boolean isIntact() {
        return broken.get() == 0;
    }

    /** The last link that was checked. */
    public long verified() {
        return verified.get();
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "audit-watch");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (thread != null) {
                Thread.sleep(every);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        try {
            boolean everything = !everythingAt.plus(everythingEvery).isAfter(clock.instant());
            Report report = everything ? verifier.all(List.of(last)) : verifier.since(last);
            // Once found, it stays found until a check of everything finds nothing.
            took(report, report.isIntact() && (everything || isIntact()));
            if (everything) {
                everythingAt = clock.instant();
            }
            if (!anchoredAt.plus(anchorEvery).isAfter(clock.instant()) && !last.equals(anchored)) {
                log.info("audit anchor {}", last);
                anchored = last;
                anchoredAt = clock.instant();
            }
        } catch (IllegalStateException e) {
            log.warn("{}", e.getMessage());
        }
    }

    private void took(Report report, boolean intact) {
        if (!report.isIntact()) {
            Fault first = report.faults().getFirst();
            log.error("the audit was tampered with: {} at {}", first.kind(), first.sequence());
        }
        broken.set(intact ? 0 : 1);
        if (report.head().sequence() >= last.sequence()) {
            last = report.head();
            verified.set(last.sequence());
        }
    }
}
