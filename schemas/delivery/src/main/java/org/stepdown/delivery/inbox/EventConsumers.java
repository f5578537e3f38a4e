package org.stepdown.delivery.inbox;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.ContentSeal;
import org.stepdown.delivery.Spans;
import org.stepdown.delivery.outbox.Outbox;

/** Makes the functions that Spring Cloud Stream binds to topics. */
public final class EventConsumers {

    private final TransactionOperations transactions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final EventReader reader;
    private final InboxMetrics metrics;
    private final DeadLetterStore store;
    private final DeadLetters deadLetters;
    private final Spans spans;

    public EventConsumers(
            TransactionOperations transactions,
            Inbox inbox,
            Outbox outbox,
            Deserializer<? extends GenericContainer> deserializer,
            JdbcTemplate jdbc,
            InboxMetrics metrics,
            Spans spans,
            @Nullable ContentSeal seal) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.outbox = outbox;
        this.reader = new EventReader(deserializer);
        this.metrics = metrics;
        this.spans = spans;
        this.store = new DeadLetterStore(jdbc, seal);
        this.deadLetters = new DeadLetters(transactions, inbox, store, reader);
    }

    /** What these consumers could not take. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /**
     * A consumer of events, for a binding with {@code batch-mode: true}.
     *
     * @param consumer its name, the same as the binding's group
     * @param types the event types that it handles; others are passed over
     */
    public Consumer<Message<List<byte[]>>> consumer(
            String consumer, Set<Class<? extends SpecificRecord>> types, EventHandler handler) {
        Set<String> names = types.stream()
                .map(type -> SpecificData.get().getSchema(type).getFullName())
                .collect(Collectors.toUnmodifiableSet());
        DeadLetterWriter writer = new DeadLetterWriter(consumer, outbox, store);
        InboxMetrics.OfConsumer counted = metrics.of(consumer);
        EventBatch events = new EventBatch(consumer, names, reader, inbox, handler, counted, spans);
        BatchConsumption consumption = new BatchConsumption(transactions, events, writer, counted, spans);
        deadLetters.register(consumer, events);
        return message -> consumption.consume(RawRecords.of(message));
    }

    /** A consumer of dead-letter topics, for a binding with {@code batch-mode: true}. */
    public Consumer<Message<List<byte[]>>> deadLetters(String consumer, DeadLetterHandler handler) {
        DeadLetterBatch batch = new DeadLetterBatch(consumer, inbox, handler);
        return message -> {
            var records = RawRecords.of(message);
            transactions.executeWithoutResult(status -> batch.handle(records));
            metrics.letters(consumer, records);
        };
    }
}
