package org.stepdown.enrollment.placement.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stepdown.enrollment.placement.Decision;

/** Counts decisions by outcome and first reason, and times them from when the hospital's message was received. */
@Component
class DecisionMeters {

    private static final Duration[] STEPS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final MeterRegistry meters;
    private final Clock clock;
    private final Timer latency;

    DecisionMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        latency = Timer.builder("stepdown.decision.latency")
                .description("from the receipt of what is decided on to the decision")
                .serviceLevelObjectives(STEPS)
                .register(meters);
    }

    /** Counts once the decisions are kept. */
    void count(List<Decision> decisions) {
        if (!decisions.isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    decisions.forEach(DecisionMeters.this::count);
                }
            });
        }
    }

    private void count(Decision decision) {
        String reason = decision.reasons().isEmpty()
                ? "none"
                : decision.reasons().getFirst().code();
        meters.counter(
                        "stepdown.decisions",
                        "outcome",
                        decision.outcome().name().toLowerCase(Locale.ROOT),
                        "reason",
                        reason)
                .increment();
        Duration since = Duration.between(decision.at(), clock.instant());
        latency.record(since.isNegative() ? Duration.ZERO : since);
    }
}
