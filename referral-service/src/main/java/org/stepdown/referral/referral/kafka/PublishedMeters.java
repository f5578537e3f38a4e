package org.stepdown.referral.referral.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stepdown.delivery.IncomingEvent;

/** Counts what hospital systems publish to the topic themselves; what is refused of it is in the dead letters. */
@Component
class PublishedMeters {

    private final Counter published;

    PublishedMeters(MeterRegistry meters) {
        published = Counter.builder("stepdown.intake.published")
                .description("events that hospital systems wrote to the topic themselves")
                .register(meters);
    }

    /** @param admitted the events as they were let in: one of our own is the same as it came */
    void count(List<IncomingEvent> events, Map<UUID, IncomingEvent> admitted) {
        long foreign = events.stream()
                .filter(event -> admitted.get(event.eventId()) != event)
                .count();
        if (foreign > 0) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    published.increment(foreign);
                }
            });
        }
    }
}
