package org.stepdown.referral.intake;

import java.util.UUID;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.events.encounter.MessageSource;

/** Keeps what hospitals publish themselves, so that it can be asked for like any message. */
public interface PublishedMessages {

    /**
     * Keeps an event under its control id, in the caller's transaction; a second one of that id stands on its own.
     *
     * @return whether it is new; false when the same event was kept before under this control id
     */
    boolean keep(IncomingEvent incoming, MessageSource source, UUID messageId);
}
