package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event or command behind a decision.
 *
 * @param id identity of the event or command
 * @param type full name of the event's type, or the command's name
 * @param occurredAt when it happened
 * @param controlId control id of the hospital message behind it
 * @param correlationId what it all started with
 * @param traceparent W3C Trace Context
 */
public record Cause(
        UUID id,
        String type,
        Instant occurredAt,
        @Nullable String controlId,
        UUID correlationId,
        @Nullable String traceparent) {

    /** A command that nothing else was behind. */
    public static Cause command(UUID id, String name, Instant at) {
        return new Cause(id, name, at, null, id, null);
    }
}
