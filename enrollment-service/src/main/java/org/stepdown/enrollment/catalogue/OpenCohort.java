package org.stepdown.enrollment.catalogue;

import java.time.Instant;
import java.util.List;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.CohortRules;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;

/** Opens a cohort, if it keeps to the rules, and gives its seats to those who wait; to be called in a transaction. */
public final class OpenCohort {

    private final Cohorts cohorts;
    private final PlaceReferrals placeReferrals;
    private final PolicyBook policies;

    public OpenCohort(Cohorts cohorts, PlaceReferrals placeReferrals, PolicyBook policies) {
        this.cohorts = cohorts;
        this.placeReferrals = placeReferrals;
        this.policies = policies;
    }

    /** Why it can't be opened; nothing when it is. */
    public List<Reason> open(Cohort cohort, Program program, int capacity, Cause cause, Instant at) {
        List<Reason> broken =
                CohortRules.broken(cohort, program, capacity, policies.at(at).groups());
        if (program.closed()) {
            return List.of(Reason.of("PROGRAM_CLOSED"));
        }
        if (!broken.isEmpty()) {
            return broken;
        }
        if (!cohorts.add(cohort, capacity, at)) {
            return List.of(Reason.of("ID_TAKEN"));
        }
        placeReferrals.place(List.of(new Command.Fill(cohort.id(), cause, at)));
        return List.of();
    }
}
