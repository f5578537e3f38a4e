package org.stepdown.delivery.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.Trail;

/** Reads events out of Kafka records; what the headers leave open has a value that a redelivery gives again. */
public final class EventReader {

    private final Deserializer<? extends GenericContainer> deserializer;

    public EventReader(Deserializer<? extends GenericContainer> deserializer) {
        this.deserializer = deserializer;
    }

    /** The event's identity: what its header says, else its position. */
    public static UUID eventId(ConsumerRecord<?, ?> message) {
        UUID id = EventHeaders.uuid(message.headers(), EventHeaders.EVENT_ID);
        return id != null
                ? id
                : UUID.nameUUIDFromBytes("%s/%d/%d"
                        .formatted(message.topic(), message.partition(), message.offset())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the headers already say that the event is of no interest. */
    static boolean isOther(ConsumerRecord<?, ?> message, Set<String> types) {
        String type = EventHeaders.text(message.headers(), EventHeaders.EVENT_TYPE);
        return type != null && !types.contains(type);
    }

    /**
     * @return the event; null when its type is none of these
     * @throws SerializationException when it can't be read
     */
    public @Nullable IncomingEvent read(ConsumerRecord<String, byte[]> message, Set<String> types) {
        GenericContainer value = deserializer.deserialize(message.topic(), message.headers(), message.value());
        if (value == null) {
            throw new SerializationException("the record has no value");
        }
        if (!types.contains(value.getSchema().getFullName())) {
            return null;
        }
        if (!(value instanceof SpecificRecord event)) {
            throw new SerializationException("the deserializer gives no specific records");
        }
        Instant occurredAt = EventHeaders.instant(message.headers(), EventHeaders.OCCURRED_AT);
        UUID eventId = eventId(message);
        return new IncomingEvent(
                eventId,
                message.topic(),
                message.partition(),
                message.offset(),
                key(message),
                event,
                occurredAt != null ? occurredAt : Instant.ofEpochMilli(message.timestamp()),
                trail(message, eventId));
    }

    /** The record's value, of whatever type. */
    @Nullable
    GenericContainer value(ConsumerRecord<String, byte[]> message) {
        return deserializer.deserialize(message.topic(), message.headers(), message.value());
    }

    static Trail trail(ConsumerRecord<?, ?> message, UUID eventId) {
        UUID correlationId = EventHeaders.uuid(message.headers(), EventHeaders.CORRELATION_ID);
        return new Trail(
                correlationId != null ? correlationId : EventIds.derived(eventId, "correlation"),
                EventHeaders.uuid(message.headers(), EventHeaders.CAUSATION_ID),
                traceparent(message));
    }

    static @Nullable String traceparent(ConsumerRecord<?, ?> message) {
        return EventHeaders.text(message.headers(), EventHeaders.TRACEPARENT);
    }

    static String key(ConsumerRecord<String, ?> message) {
        String key = storedKey(message);
        return key == null ? "" : key;
    }

    /** The key as a database can hold it: one that is a number in binary has zero bytes, which no text there may have. */
    static @Nullable String storedKey(ConsumerRecord<String, ?> message) {
        return message.key() == null ? null : message.key().replace('\0', '\uFFFD');
    }
}
