package org.stepdown.referral.consent;

import java.time.Instant;

/** What senders were not told for want of consent. */
public interface Withheld {

    /** Lets go out what patients have agreed to by now; in the caller's transaction. */
    void release(Instant now);
}
