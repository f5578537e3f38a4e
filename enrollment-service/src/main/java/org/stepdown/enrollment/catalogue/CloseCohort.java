package org.stepdown.enrollment.catalogue;

import java.util.List;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/**
 * Closes a cohort to newcomers, or opens it again. Those inside stay; those to whom a seat is offered and those who
 * wait for one are decided anew. To be called in a transaction.
 */
public final class CloseCohort {

    private final Cohorts cohorts;
    private final Programs programs;
    private final PlaceReferrals placeReferrals;
    private final StaffActions actions;

    public CloseCohort(Cohorts cohorts, Programs programs, PlaceReferrals placeReferrals, StaffActions actions) {
        this.cohorts = cohorts;
        this.programs = programs;
        this.placeReferrals = placeReferrals;
        this.actions = actions;
    }

    /** Why it can't be closed, or opened; nothing when it is, and when it was already. */
    public List<Reason> set(String cohortId, boolean closed, StaffAction action) {
        cohorts.hold();
        Cohorts.Defined defined = cohorts.find(cohortId);
        if (defined == null) {
            return List.of(Reason.of("UNKNOWN_COHORT"));
        }
        Cohort cohort = defined.cohort();
        Program program = programs.find(cohort.programId());
        if (!closed && program != null && program.closed()) {
            return List.of(Reason.of("PROGRAM_CLOSED"));
        }
        if (cohort.closed() != closed) {
            cohorts.change(closed ? cohort.close() : cohort.reopen());
            actions.keep(action);
            placeReferrals.place(List.of(new Command.Redefine(
                    cohortId, Cause.command(action.id(), action.action(), action.at()), action.at())));
        }
        return List.of();
    }
}
