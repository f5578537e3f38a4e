package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;

/** What the desk is asked to do. The time comes with it, so that a replay decides the same. */
public sealed interface Command {

    /** What is behind it. */
    Cause cause();

    /** The time that it counts from. */
    Instant at();

    /** A referral was opened, or opened again. */
    record Open(Referral referral, Cause cause, Instant at) implements Command {}

    /** Something about a referral changed. */
    record Change(Referral referral, Cause cause, Instant at) implements Command {}

    /** A referral must not go on. */
    record Close(UUID referralId, ReferralStatus status, List<Reason> reasons, Actor actor, Cause cause, Instant at)
            implements Command {}

    /** Two referrals are of one person. */
    record Merge(UUID survivingId, UUID mergedId, Cause cause, Instant at) implements Command {}

    /** A cohort is new, or open to more: the waitlist is asked from its top. */
    record Fill(String cohortId, Cause cause, Instant at) implements Command {}

    /** A cohort has another number of seats. */
    record Resize(String cohortId, int capacity, Cause cause, Instant at) implements Command {}
}
