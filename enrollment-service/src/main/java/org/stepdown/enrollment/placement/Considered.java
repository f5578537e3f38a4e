package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;

/**
 * What a decision says of one cohort.
 *
 * @param cohortId the cohort
 * @param verdict chosen, outranked or refused
 * @param reasons why; for an outranked one the first preference on which it lost
 * @param firstSessionAt the first session that the patient could attend
 * @param free free seats at that moment
 */
public record Considered(
        String cohortId,
        Verdict verdict,
        List<Reason> reasons,
        @Nullable Instant firstSessionAt,
        int free) {

    /** What a decision says of a cohort. */
    public enum Verdict {
        CHOSEN,
        OUTRANKED,
        REFUSED
    }
}
