package org.stepdown.referral.referral.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what hospital systems publish to the topic themselves; what is refused of it is in the dead letters. */
@Component
class PublishedMeters {

    private final Counter published;

    PublishedMeters(MeterRegistry meters) {
        published = Counter.builder("stepdown.intake.published")
                .description("events that hospital systems wrote to the topic themselves")
                .register(meters);
    }

    /** @param foreign how many of a batch were not our own; counted when the batch has been taken */
    void count(int foreign) {
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
