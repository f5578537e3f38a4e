package org.stepdown.enrollment.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.CaseFile.Waiting;
import org.stepdown.enrollment.reason.Reason;

/** What a waitlisted referral waits for, as its decision says. */
final class Waits {

    private Waits() {}

    static Waiting of(Decision decision, @Nullable Deadline deadline) {
        List<String> couldJoin = decision.considered().stream()
                .filter(Waits::lacksOnlyASeat)
                .map(Considered::cohortId)
                .toList();
        List<String> missing = decision.missing().stream().map(Reason::code).toList();
        return new Waiting(decision.nearestFit(), missing, couldJoin, deadline == null ? null : deadline.at());
    }

    private static boolean lacksOnlyASeat(Considered considered) {
        return considered.reasons().stream().allMatch(reason -> reason.code().equals(MatchRules.FULL));
    }
}
