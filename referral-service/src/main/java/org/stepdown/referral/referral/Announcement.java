package org.stepdown.referral.referral;

import java.util.List;
import java.util.UUID;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.screening.Reason;

/** What others are told about a referral. */
public sealed interface Announcement {

    /** The referral. */
    KnownReferral referral();

    /** The fact that made it happen. */
    Fact cause();

    /** It was opened, or opened again. */
    record Opened(KnownReferral referral, Fact cause) implements Announcement {}

    /** It says something else. */
    record Changed(KnownReferral referral, List<Change> changes, Fact cause) implements Announcement {}

    /** It must not go on; {@code stopOutreach} when the patient has died. */
    record Closed(KnownReferral referral, List<Reason> reasons, boolean stopOutreach, Fact cause)
            implements Announcement {}

    /** Another referral of the same person goes on in its place. */
    record Merged(KnownReferral referral, UUID survivingId, Fact cause) implements Announcement {}
}
