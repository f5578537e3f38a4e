package org.stepdown.notification.signal.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;
import org.stepdown.notification.alert.Change;

/**
 * Times alerts from when the hospital's message was received, as far as events tell: those about a referral say so, and
 * a decision counts from then.
 */
@Component
class AlertLatency {

    private static final Duration[] STEPS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final MeterRegistry meters;

    AlertLatency(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Notes alerts that were raised, once they are kept. */
    void note(List<IncomingEvent> events, List<Change> changes, Instant now) {
        Map<UUID, Instant> received =
                events.stream().collect(Collectors.toMap(IncomingEvent::eventId, AlertLatency::received, (a, b) -> a));
        List<Change> raised = changes.stream()
                .filter(change -> change.kind() == Change.Kind.RAISED && change.cause() != null)
                .toList();
        if (raised.isEmpty() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                raised.forEach(change -> record(change, received, now));
            }
        });
    }

    private void record(Change change, Map<UUID, Instant> received, Instant now) {
        Instant since =
                change.cause() == null ? null : received.get(change.cause().id());
        if (since != null) {
            Duration took = Duration.between(since, now);
            Timer.builder("stepdown.alert.latency")
                    .description("from the hospital's message to the alert")
                    .tag("topic", change.alert().origin().topic().name().toLowerCase(Locale.ROOT))
                    .serviceLevelObjectives(STEPS)
                    .register(meters)
                    .record(took.isNegative() ? Duration.ZERO : took);
        }
    }

    private static Instant received(IncomingEvent incoming) {
        return switch (incoming.event()) {
            case ReferralOpened opened -> opened.getReceivedAt();
            case ReferralChanged changed -> changed.getReceivedAt();
            case ReferralClosed closed -> closed.getReceivedAt();
            case ReferralsMerged merged -> merged.getReceivedAt();
            default -> incoming.occurredAt();
        };
    }
}
