package org.stepdown.delivery.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer of this service could not take, without its content.
 *
 * @param id the same for the same event and consumer
 * @param eventType full name of its type; null when it said none
 * @param partition where it was on its topic
 * @param size of the content, in bytes
 * @param errorCode what went wrong, as a stable code
 * @param attempts how often it was tried, the first time included
 */
public record KeptLetter(
        UUID id,
        String consumer,
        UUID eventId,
        @Nullable String eventType,
        String topic,
        int partition,
        long offset,
        int size,
        String errorCode,
        State state,
        int attempts,
        Instant failedAt,
        @Nullable Instant settledAt) {

    /** What has become of it. */
    public enum State {
        OPEN,
        REPLAYED,
        DISCARDED
    }

    /**
     * What somebody did with it.
     *
     * @param action replay, discard or show
     * @param outcome what came of it
     */
    public record Step(Instant at, String action, String outcome, String by, String reason) {}
}
