package org.stepdown.enrollment.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Cause;

/** What referral-service tells, as far as clocks depend on it. */
public sealed interface FollowUpNews {

    /** Opaque key of the patient. */
    String patientKey();

    /** What is behind it. */
    Cause cause();

    /** A referral as it stands. */
    record Told(
            UUID referralId,
            String patientKey,
            @Nullable LocalDate birthDate,
            boolean urgent,
            List<IndexEvent> clocks,
            Cause cause)
            implements FollowUpNews {}

    /** A referral that ended: its cause is gone, or the patient died. */
    record Ended(UUID referralId, String patientKey, ToldReferral.Ending ending, Cause cause) implements FollowUpNews {}

    /** Two referrals are of one person. */
    record Merged(UUID survivingId, String patientKey, UUID mergedId, String mergedKey, Cause cause)
            implements FollowUpNews {}
}
