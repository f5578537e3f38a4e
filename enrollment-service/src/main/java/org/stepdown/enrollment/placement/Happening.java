package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Census;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** Something that came about at the desk and that others are told. */
public sealed interface Happening {

    /** What is behind it. */
    Cause cause();

    /** When. */
    Instant at();

    /** A referral was decided on. */
    record Decided(Decision decision) implements Happening {
        @Override
        public Cause cause() {
            return decision.cause();
        }

        @Override
        public Instant at() {
            return decision.at();
        }
    }

    /** A referral's status changed; {@code owner} has the next step, {@code dueAt} at the latest. */
    record StatusChanged(
            Referral referral,
            @Nullable ReferralStatus from,
            ReferralStatus to,
            List<Reason> reasons,
            @Nullable Cohort cohort,
            @Nullable Seat seat,
            @Nullable String owner,
            @Nullable Instant dueAt,
            Actor actor,
            Cause cause,
            Instant at)
            implements Happening {}

    /** A seat was taken, changed or given back. */
    record SeatMoved(
            Referral referral,
            Seat seat,
            @Nullable SeatState from,
            List<Reason> reasons,
            Actor actor,
            Cause cause,
            Instant at)
            implements Happening {}

    /** The seats of a cohort, counted after everything at hand was decided. */
    record Counted(Cohort cohort, Census census, int waiting, Cause cause, Instant at) implements Happening {}

    /** A cohort has come to the share of its capacity that is reported. */
    record NearlyFull(Cohort cohort, Census census, int percent, Cause cause, Instant at) implements Happening {}

    /** A patient who waits or is enrolled was seen in hospital. */
    record SeenInHospital(
            Referral referral, SeenAs what, @Nullable String cohortId, Cause cause, Instant at) implements Happening {}
}
