package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.hospital.VisitFact;
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

    /** A cohort is defined anew, or closed: those inside, those offered a seat and those waiting are looked at. */
    record Redefine(String cohortId, Cause cause, Instant at) implements Command {}

    /** A cohort has another number of seats. */
    record Resize(String cohortId, int capacity, Cause cause, Instant at) implements Command {}

    /**
     * A member of staff does something with a referral.
     *
     * @param seen the revision that they saw; null when it does not matter
     */
    record OfStaff(UUID referralId, Act act, @Nullable Long seen, Actor actor, Cause cause, Instant at)
            implements Command {}

    /** The time of an offer is over. */
    record Expire(UUID referralId, UUID seatId, Cause cause, Instant at) implements Command {}

    /** A mandated deadline of a waiting referral is over. */
    record Overdue(UUID referralId, Cause cause, Instant at) implements Command {}

    /**
     * A patient was seen in hospital, or is the same person as another one.
     *
     * @param fact what was said; null for a merge of two patients
     */
    record Seen(String patientKey, @Nullable VisitFact fact, Cause cause, Instant at) implements Command {}

    /** A patient who is enrolled came to a first session. */
    record Start(UUID referralId, Actor actor, Cause cause, Instant at) implements Command {}

    /** A placed patient must be looked at by a clinician; the seat is on hold until then. */
    record Review(UUID referralId, List<Reason> reasons, Actor actor, Cause cause, Instant at) implements Command {}

    /** What a placed patient was in review for is over; {@code started} says whether there was a first session. */
    record Return(UUID referralId, boolean started, List<Reason> reasons, Actor actor, Cause cause, Instant at)
            implements Command {}
}
