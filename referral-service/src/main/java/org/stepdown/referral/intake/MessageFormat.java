package org.stepdown.referral.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A format in which messages come. What could not be read at the door is read again by the same reader. */
public interface MessageFormat {

    /** Whether a kept message is of this format. */
    boolean covers(@Nullable String type, byte[] body);

    /**
     * Reads a body as it is read at the door, in the transaction that publishes what it says.
     *
     * @param type message type as kept
     * @param controlId control id that the message is kept under; null when it has none
     */
    Reading read(@Nullable String type, byte[] body, @Nullable String controlId, Instant receivedAt);

    /** The body as text. */
    String text(byte[] body);

    /** The text as a body. */
    byte[] bytes(String text);

    /** The body as text that tells its shape but nobody's identity, no date and nothing written freely. */
    String masked(byte[] body);
}
