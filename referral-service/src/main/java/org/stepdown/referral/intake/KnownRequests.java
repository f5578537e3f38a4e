package org.stepdown.referral.intake;

import org.stepdown.events.Identifier;

/** Requests for IOP care whose format does not say whether they are new. Works in the caller's transaction. */
public interface KnownRequests {

    /** What is known of a request. */
    enum Standing {
        NEW,
        STANDS,
        CANCELLED
    }

    /** How a request stands. */
    Standing standing(Identifier request);

    /** Notes how a request stands from now on. */
    void note(Identifier request, boolean cancelled);
}
