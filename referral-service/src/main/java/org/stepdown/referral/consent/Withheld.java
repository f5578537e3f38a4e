package org.stepdown.referral.consent;

import java.time.Instant;
import java.util.UUID;

/** What senders were not told for want of consent. */
public interface Withheld {

    /** Lets go out what the patient of this referral has agreed to by now; in the caller's transaction. */
    void release(UUID referral, Instant now);
}
