package org.stepdown.delivery.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts what consumers do, by consumer name. */
public final class InboxMetrics {

    private final MeterRegistry meters;

    public InboxMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    OfConsumer of(String consumer) {
        return new OfConsumer(meters, consumer);
    }

    static final class OfConsumer {

        private final Counter handled;
        private final Counter duplicates;
        private final Counter deadLettered;
        private final Timer batches;

        OfConsumer(MeterRegistry meters, String consumer) {
            handled = counter(meters, consumer, "handled");
            duplicates = counter(meters, consumer, "duplicate");
            deadLettered = counter(meters, consumer, "dead-lettered");
            batches = Timer.builder("stepdown.inbox.batch")
                    .tag("consumer", consumer)
                    .register(meters);
        }

        private static Counter counter(MeterRegistry meters, String consumer, String outcome) {
            return Counter.builder("stepdown.inbox.events")
                    .tag("consumer", consumer)
                    .tag("outcome", outcome)
                    .register(meters);
        }

        void handled(int events) {
            handled.increment(events);
        }

        void duplicates(int events) {
            duplicates.increment(events);
        }

        void deadLettered() {
            deadLettered.increment();
        }

        void batch(Runnable work) {
            batches.record(work);
        }
    }
}
