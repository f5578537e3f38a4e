package org.stepdown.notification.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event behind a change.
 *
 * @param id identity of the event
 * @param type full name of its type
 * @param occurredAt when it happened
 * @param correlationId the message that it all started with
 * @param traceparent W3C Trace Context for what it causes
 */
public record Cause(
        UUID id,
        String type,
        Instant occurredAt,
        UUID correlationId,
        @Nullable String traceparent) {}
