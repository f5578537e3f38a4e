package org.stepdown.delivery.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;

/**
 * Keeps a record that is given up, and sends its own bytes to {@code <topic>-dlt} by the outbox: all in the transaction
 * that gives it up.
 */
final class DeadLetterWriter {

    static final String SUFFIX = "-dlt";
    static final String ORIGINAL_EVENT_ID = "dlt-event-id";
    static final String TOPIC = "dlt-topic";
    static final String PARTITION = "dlt-partition";
    static final String OFFSET = "dlt-offset";
    static final String CONSUMER = "dlt-consumer";
    static final String ERROR_CODE = "dlt-error-code";
    static final String FAILED_AT = "dlt-failed-at";

    private final String consumer;
    private final Outbox outbox;
    private final DeadLetterStore store;

    DeadLetterWriter(String consumer, Outbox outbox, DeadLetterStore store) {
        this.consumer = consumer;
        this.outbox = outbox;
        this.store = store;
    }

    void write(ConsumerRecord<String, byte[]> message, String code) {
        UUID eventId = EventReader.eventId(message);
        Trail trail = EventReader.trail(message, eventId);
        UUID id = EventIds.derived(eventId, "dead-letter/" + consumer);
        store.keep(id, consumer, message, code);
        outbox.appendRaw(new Outbox.RawEvent(
                id,
                message.topic() + SUFFIX,
                EventReader.storedKey(message),
                EventHeaders.text(message.headers(), EventHeaders.EVENT_TYPE),
                EventHeaders.instant(message.headers(), EventHeaders.OCCURRED_AT),
                trail.correlationId(),
                trail.causationId(),
                trail.traceparent(),
                List.of(
                        ORIGINAL_EVENT_ID, eventId.toString(),
                        TOPIC, message.topic(),
                        PARTITION, Integer.toString(message.partition()),
                        OFFSET, Long.toString(message.offset()),
                        CONSUMER, consumer,
                        ERROR_CODE, code,
                        FAILED_AT, Instant.now().toString()),
                message.value()));
    }
}
