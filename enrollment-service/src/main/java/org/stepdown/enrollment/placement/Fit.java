package org.stepdown.enrollment.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.FirstSessions.Session;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.seat.Census;

/**
 * How one cohort suits one referral.
 *
 * @param referral the referral
 * @param cohort the cohort
 * @param census its seats at this moment
 * @param firstSession the first session that the patient could attend; null when there is none
 * @param against why it does not suit
 */
record Fit(
        Referral referral,
        Cohort cohort,
        Census census,
        @Nullable Session firstSession,
        Refusals against) {

    boolean suits() {
        return against.reasons().isEmpty();
    }

    /** Why it does not suit; empty when it does. */
    List<Reason> refusals() {
        return against.reasons();
    }

    /** Whether nothing is missing but a seat. */
    boolean lacksOnlyASeat() {
        return mismatches() == 0;
    }

    /** How much is missing apart from a seat: seats become free, and the rest seldom changes. */
    int mismatches() {
        return against.mismatches();
    }

    /** Whether what is missing is a matter of time and wishes, and not of what the group is for. */
    boolean suitsClinically() {
        return against.clinical() == 0;
    }

    /**
     * Why cohorts do not suit; shared by all of which the same is to be said.
     *
     * @param reasons the reasons
     * @param mismatches how many of them are not for want of a seat
     * @param clinical how many say that the group is not for this patient at all
     */
    record Refusals(List<Reason> reasons, int mismatches, int clinical) {

        static final Refusals NONE = of(List.of());

        static Refusals of(List<Reason> reasons) {
            int full = 0;
            int clinical = 0;
            for (Reason reason : reasons) {
                full += reason.code().equals(MatchRules.FULL) ? 1 : 0;
                clinical += MatchRules.CLINICAL.contains(reason.code()) ? 1 : 0;
            }
            return new Refusals(List.copyOf(reasons), reasons.size() - full, clinical);
        }
    }
}
