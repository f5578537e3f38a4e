package org.stepdown.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from: what ties everything that one message set off together.
 *
 * @param correlationId identity of the message that everything started with
 * @param causationId identity of the event right before this one; null for the first
 * @param traceparent W3C Trace Context header value; null when nobody traces
 */
public record Trail(
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent) {

    /** The trail of the first event of a message. */
    public static Trail start(UUID correlationId) {
        return new Trail(correlationId, null, TraceParent.start());
    }

    /** The trail of what the event with this id causes: same correlation, same trace, a span of its own. */
    public Trail causedBy(UUID eventId) {
        return new Trail(correlationId, eventId, TraceParent.child(traceparent));
    }
}
