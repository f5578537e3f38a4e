package org.stepdown.enrollment.catalogue;

import java.time.Instant;
import java.util.List;
import org.stepdown.enrollment.cohort.CohortRules;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.reason.Reason;

/** Gives a cohort another number of seats: nobody is sent away, and who waits gets what is free; in a transaction. */
public final class ResizeCohort {

    private final PlaceReferrals placeReferrals;
    private final PolicyBook policies;

    public ResizeCohort(PlaceReferrals placeReferrals, PolicyBook policies) {
        this.placeReferrals = placeReferrals;
        this.policies = policies;
    }

    /** Why it can't have so many; nothing when it has. */
    public List<Reason> resize(String cohortId, int capacity, Cause cause, Instant at) {
        List<Reason> broken =
                CohortRules.brokenByResizing(capacity, policies.at(at).groups());
        if (broken.isEmpty()) {
            placeReferrals.place(List.of(new Command.Resize(cohortId, capacity, cause, at)));
        }
        return broken;
    }
}
