package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.referral.Answer;

/** What a member of staff can do with a referral (domain rules, section 5). */
public sealed interface Act {

    /**
     * A clinician has looked: the reasons of this review no longer stop the referral. What the patient is treated for
     * can be said with it; empty leaves it as it is.
     */
    record Approve(List<Condition> conditions) implements Act {
        @SuppressWarnings("NullAway") // orders of the time before conditions could be said have none
        public Approve {
            conditions = conditions == null ? List.of() : List.copyOf(conditions);
        }
    }

    /** The referral is turned down, or its offer is; with {@code keepWaiting} only this cohort is. */
    record Decline(boolean keepWaiting) implements Act {}

    /** A seat in this cohort, whatever its rules say; never one that is not there. */
    record Override(String cohortId) implements Act {}

    /** Somebody has to say more before the review can end. */
    record Ask(String of, List<String> what, Instant dueAt) implements Act {}

    /** A clinician completes what is not known; null and empty leave things as they are. */
    record Attest(
            @Nullable Answer needsSupervision,
            @Nullable Answer safeAtHome,
            List<Condition> conditions,
            @Nullable LocalDate birthDate)
            implements Act {}

    /** The referral is taken out. */
    record Withdraw() implements Act {}

    /** The seat goes over into another cohort; {@code override} whatever its rules say. */
    record Move(String cohortId, boolean override) implements Act {}

    /** The patient takes the seat that is offered. */
    record Accept() implements Act {}

    /** The patient gets interim services while waiting (45 CFR 96.126). */
    record Interim(Instant since) implements Act {}
}
