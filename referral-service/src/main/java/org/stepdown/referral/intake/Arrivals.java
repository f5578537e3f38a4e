package org.stepdown.referral.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps messages that arrive side by side, all at once. */
public interface Arrivals {

    /**
     * Makes ready what is to be kept.
     *
     * @param message an accepted one with a control id, no merge
     */
    Arrival prepared(ReceivedMessage message, CanonicalEvent said);

    /**
     * Keeps those of the messages that nobody has kept before and whose patients nobody holds just now, gives their
     * patients keys, and hands their events to the outbox: durable when it returns, or nothing at all.
     *
     * @return the identities of the messages that are kept; for the others nothing is done
     * @throws IllegalStateException within a transaction, which would decide later
     */
    Set<UUID> keep(List<Arrival> arrivals);
}
