package org.stepdown.delivery;

import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it arrived.
 *
 * @param eventId its identity (header {@code event-id}; derived from topic, partition and offset when absent)
 * @param topic topic that it came on
 * @param partition partition of the topic
 * @param offset position in the partition
 * @param key record key
 * @param event the event
 * @param occurredAt when it happened (header {@code occurred-at}; the record's timestamp when absent)
 * @param trail where it comes from
 */
public record IncomingEvent(
        UUID eventId,
        String topic,
        int partition,
        long offset,
        String key,
        SpecificRecord event,
        Instant occurredAt,
        Trail trail) {

    /** The same event, with the span that handles it in its trail. */
    public IncomingEvent under(Span span) {
        return new IncomingEvent(eventId, topic, partition, offset, key, event, occurredAt, trail.under(span));
    }

    /** The trail of what this event causes. */
    public Trail effects() {
        return trail.causedBy(eventId);
    }
}
