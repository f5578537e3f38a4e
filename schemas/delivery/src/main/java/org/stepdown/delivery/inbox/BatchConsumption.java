package org.stepdown.delivery.inbox;

import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.Spans;

/**
 * Takes a batch as one transaction; when that fails, record by record. Failures that pass are thrown on, and the
 * container offers the whole batch again; the inbox knows what was already done.
 */
final class BatchConsumption {

    private static final Logger log = LoggerFactory.getLogger(BatchConsumption.class);

    private final TransactionOperations transactions;
    private final EventBatch batch;
    private final DeadLetterWriter deadLetters;
    private final InboxMetrics.OfConsumer metrics;
    private final Spans spans;

    BatchConsumption(
            TransactionOperations transactions,
            EventBatch batch,
            DeadLetterWriter deadLetters,
            InboxMetrics.OfConsumer metrics,
            Spans spans) {
        this.transactions = transactions;
        this.batch = batch;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.spans = spans;
    }

    void consume(List<ConsumerRecord<String, byte[]>> records) {
        metrics.begun(records);
        try {
            metrics.batch(() -> inTransaction(records));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            throwOnIfItPasses(e);
            log.warn("a batch of {} records failed ({}), taking them one by one", records.size(), Failures.code(e));
            metrics.split();
            records.forEach(this::consumeAlone);
        }
        metrics.done(records);
    }

    private void consumeAlone(ConsumerRecord<String, byte[]> message) {
        try {
            inTransaction(List.of(message));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            throwOnIfItPasses(e);
            spans.within("give up", SpanKind.INTERNAL, EventReader.traceparent(message), () -> {
                giveUp(message, Failures.code(e));
                return true;
            });
        }
    }

    private void giveUp(ConsumerRecord<String, byte[]> message, String code) {
        transactions.executeWithoutResult(status -> {
            if (batch.claim(message)) {
                deadLetters.write(message, code);
            }
        });
        metrics.deadLettered();
        log.error(
                "dead-lettered the record at {}-{}@{}: {}",
                message.topic(),
                message.partition(),
                message.offset(),
                code);
    }

    private void inTransaction(List<ConsumerRecord<String, byte[]>> records) {
        transactions.executeWithoutResult(status -> batch.handle(records));
    }

    private void throwOnIfItPasses(Throwable failure) {
        if (Failures.passes(failure)) {
            metrics.waits();
            throw new DeliveryPausedException(Failures.code(failure));
        }
    }

    /** The batch has to wait for something; says nothing of the records. */
    static final class DeliveryPausedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DeliveryPausedException(String code) {
            super("delivery waits: " + code);
        }
    }
}
