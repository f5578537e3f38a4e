package org.stepdown.delivery.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.Trail;

/**
 * An event that a consumer could not take, as the dead-letter topic tells of it. What went wrong is a code: messages
 * and stack traces may quote the event and stay out.
 *
 * @param eventId identity of the event
 * @param eventType full name of its type; null when it said none
 * @param originalTopic topic that it came on
 * @param partition partition of that topic
 * @param offset position in the partition
 * @param consumer the consumer that could not take it
 * @param errorCode stable code
 * @param key record key
 * @param failedAt when it was given up
 * @param trail where it comes from
 */
public record DeadLetter(
        UUID eventId,
        @Nullable String eventType,
        String originalTopic,
        int partition,
        long offset,
        String consumer,
        String errorCode,
        String key,
        Instant failedAt,
        Trail trail) {}
