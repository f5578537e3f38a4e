package org.stepdown.referral.intake;

import java.util.UUID;
import org.stepdown.referral.intake.ReceivedMessage.Answer;

/** Keeps every message as it was received, with what was answered. Works in the caller's transaction. */
public interface MessageStore {

    /**
     * Keeps a message.
     *
     * @param ownsIdentity whether it stands for its application, facility and control id from now on
     * @return false when another message owns that identity; nothing is kept then
     */
    boolean keep(ReceivedMessage message, Answer answer, boolean ownsIdentity);

    /** The message that owns the identity of this one. */
    Kept known(ReceivedMessage message);

    /** Keeps which event a message led to. */
    void keepEvent(UUID messageId, UUID eventId, CanonicalEvent event);

    /**
     * A message that is kept.
     *
     * @param sameBody whether its bytes are the same
     * @param answer what was answered
     */
    record Kept(boolean sameBody, Answer answer) {}
}
