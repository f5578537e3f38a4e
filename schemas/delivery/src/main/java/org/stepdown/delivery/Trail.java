package org.stepdown.delivery;

import io.opentelemetry.api.trace.Span;
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

    /** The trail of the first event of a message: in the trace of what is under way on this thread, if anything is. */
    public static Trail start(UUID correlationId) {
        return new Trail(correlationId, null, TraceParent.start());
    }

    /** The same, under this span. */
    public Trail under(Span span) {
        return new Trail(correlationId, causationId, Spans.handedOn(span, traceparent));
    }

    /** The trail of what the event with this id causes: same correlation, under the span that handles the event. */
    public Trail causedBy(UUID eventId) {
        return new Trail(correlationId, eventId, TraceParent.continued(traceparent));
    }
}
