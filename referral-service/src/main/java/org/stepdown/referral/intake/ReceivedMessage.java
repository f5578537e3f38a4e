package org.stepdown.referral.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came in, with what is answered if it is new.
 *
 * @param id identity given to it here
 * @param application sending application
 * @param facility sending facility
 * @param controlId control id; null when it has none
 * @param type message type as sent
 * @param body the bytes as received
 * @param receivedAt when
 * @param answer the acknowledgement, and what is wrong if anything is
 * @param event what it says; null when anything is wrong
 */
public record ReceivedMessage(
        UUID id,
        String application,
        String facility,
        @Nullable String controlId,
        @Nullable String type,
        byte[] body,
        Instant receivedAt,
        Answer answer,
        @Nullable CanonicalEvent event) {

    /** What becomes of a message at the door. */
    public enum Status {
        ACCEPTED,
        QUARANTINED,
        REJECTED
    }

    /**
     * What the sender hears.
     *
     * @param code acknowledgement code
     * @param bytes the whole acknowledgement
     * @param status what becomes of the message
     * @param failure what is wrong and where, without content of the message; null when nothing is
     */
    public record Answer(
            String code,
            byte[] bytes,
            Status status,
            @Nullable String failure) {}
}
