package org.stepdown.enrollment.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.stepdown.enrollment.cohort.Changes;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.CohortRules;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/**
 * Gives a cohort another definition. Those inside stay: what they were placed for can't be taken away, and whoever has
 * not begun gets a first session of the new calendar. To be called in a transaction.
 */
public final class ChangeCohort {

    private final Cohorts cohorts;
    private final Programs programs;
    private final PlaceReferrals placeReferrals;
    private final StaffActions actions;
    private final PolicyBook policies;

    public ChangeCohort(
            Cohorts cohorts,
            Programs programs,
            PlaceReferrals placeReferrals,
            StaffActions actions,
            PolicyBook policies) {
        this.cohorts = cohorts;
        this.programs = programs;
        this.placeReferrals = placeReferrals;
        this.actions = actions;
        this.policies = policies;
    }

    /**
     * Why it can't be so; nothing when it is.
     *
     * @param wanted the whole definition
     * @param revision the revision that the member of staff saw
     */
    public List<Reason> change(Cohort wanted, int revision, StaffAction action) {
        cohorts.hold();
        Cohorts.Defined defined = cohorts.find(wanted.id());
        Program program = programs.find(wanted.programId());
        if (defined == null || program == null) {
            return List.of(Reason.of("UNKNOWN_COHORT"));
        }
        if (defined.revision() != revision) {
            return List.of(Reason.of("STALE", "revision", defined.revision()));
        }
        GroupSize size = policies.at(action.at()).groups();
        List<Reason> broken = new ArrayList<>(CohortRules.broken(wanted, program, size.usual(), size));
        broken.addAll(Changes.broken(defined.cohort(), wanted, cohorts.taken(wanted.id()), action.at()));
        if (broken.isEmpty()) {
            cohorts.change(wanted);
            actions.keep(action);
            placeReferrals.place(List.of(new Command.Redefine(
                    wanted.id(), Cause.command(action.id(), action.action(), action.at()), action.at())));
        }
        return List.copyOf(broken);
    }
}
