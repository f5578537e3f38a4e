package org.stepdown.enrollment.placement;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
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
 * @param refusals why it does not suit; empty when it does
 */
record Fit(
        Referral referral,
        Cohort cohort,
        Census census,
        @Nullable ZonedDateTime firstSession,
        List<Reason> refusals) {

    boolean suits() {
        return refusals.isEmpty();
    }

    /** How much is missing apart from a seat: seats become free, and the rest seldom changes. */
    int mismatches() {
        return (int) refusals.stream()
                .filter(reason -> !reason.code().equals(MatchRules.FULL))
                .count();
    }

    /** Whether what is missing is a matter of time and wishes, and not of what the group is for. */
    boolean suitsClinically() {
        return refusals.stream().noneMatch(reason -> MatchRules.CLINICAL.contains(reason.code()));
    }
}
