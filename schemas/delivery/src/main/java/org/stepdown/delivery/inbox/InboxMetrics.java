package org.stepdown.delivery.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what consumers do, by consumer name. */
public final class InboxMetrics {

    private static final Duration[] DELAYS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry meters;

    public InboxMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    OfConsumer of(String consumer) {
        return new OfConsumer(meters, consumer);
    }

    /** Dead letters that came by, by the topic that they could not be taken from. */
    void letters(String consumer, List<ConsumerRecord<String, byte[]>> records) {
        records.forEach(message -> Counter.builder("stepdown.dead.letters")
                .description("dead letters that came by")
                .tag("consumer", consumer)
                .tag("topic", message.topic())
                .register(meters)
                .increment());
    }

    static final class OfConsumer {

        private final Counter handled;
        private final Counter duplicates;
        private final Counter deadLettered;
        private final Counter split;
        private final Counter waits;
        private final Timer batches;
        private final Timer delay;
        // When the oldest record was sent of what this consumer has in hand, one after another; 0: nothing.
        private final AtomicLong inHand = new AtomicLong();

        OfConsumer(MeterRegistry meters, String consumer) {
            handled = counter(meters, consumer, "handled");
            duplicates = counter(meters, consumer, "duplicate");
            deadLettered = counter(meters, consumer, "dead-lettered");
            split = failure(meters, consumer, "split");
            waits = failure(meters, consumer, "waits");
            batches = Timer.builder("stepdown.inbox.batch")
                    .tag("consumer", consumer)
                    .register(meters);
            delay = Timer.builder("stepdown.inbox.delay")
                    .description("from the broker's record to its effect, of the oldest record of each batch")
                    .tag("consumer", consumer)
                    .serviceLevelObjectives(DELAYS)
                    .register(meters);
            Gauge.builder("stepdown.inbox.oldest", inHand, OfConsumer::age)
                    .description("age of the oldest record that the consumer has in hand")
                    .baseUnit("seconds")
                    .tag("consumer", consumer)
                    .register(meters);
        }

        private static Counter counter(MeterRegistry meters, String consumer, String outcome) {
            return Counter.builder("stepdown.inbox.events")
                    .tag("consumer", consumer)
                    .tag("outcome", outcome)
                    .register(meters);
        }

        private static Counter failure(MeterRegistry meters, String consumer, String kind) {
            return Counter.builder("stepdown.inbox.failures")
                    .description("batches that were taken record by record (split), or offered again (waits)")
                    .tag("consumer", consumer)
                    .tag("kind", kind)
                    .register(meters);
        }

        private static double age(AtomicLong inHand) {
            long sent = inHand.get();
            return sent == 0 ? 0 : Math.max(0, System.currentTimeMillis() - sent) / 1000.0;
        }

        /** A batch that has to wait stays in hand. */
        void begun(List<ConsumerRecord<String, byte[]>> records) {
            inHand.set(oldest(records));
        }

        void done(List<ConsumerRecord<String, byte[]>> records) {
            delay.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - oldest(records))));
            inHand.set(0);
        }

        private static long oldest(List<ConsumerRecord<String, byte[]>> records) {
            return records.stream().mapToLong(ConsumerRecord::timestamp).min().orElse(System.currentTimeMillis());
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

        void split() {
            split.increment();
        }

        void waits() {
            waits.increment();
        }

        void batch(Runnable work) {
            batches.record(work);
        }
    }
}
