package org.stepdown.enrollment.catalogue;

import java.util.List;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** Closes a program with all its cohorts, or opens it again; its cohorts are then opened one by one. In a transaction. */
public final class CloseProgram {

    private final Programs programs;
    private final Cohorts cohorts;
    private final PlaceReferrals placeReferrals;
    private final StaffActions actions;

    public CloseProgram(Programs programs, Cohorts cohorts, PlaceReferrals placeReferrals, StaffActions actions) {
        this.programs = programs;
        this.cohorts = cohorts;
        this.placeReferrals = placeReferrals;
        this.actions = actions;
    }

    /** Why it can't be closed, or opened; nothing when it is, and when it was already. */
    public List<Reason> set(String programId, boolean closed, StaffAction action) {
        if (programs.find(programId) == null) {
            return List.of(Reason.of("UNKNOWN_PROGRAM"));
        }
        cohorts.hold();
        if (programs.close(programId, closed)) {
            actions.keep(action);
            List<Cohort> open = closed ? cohorts.of(programId) : List.of();
            open.forEach(cohort -> cohorts.change(cohort.close()));
            Cause cause = Cause.command(action.id(), action.action(), action.at());
            placeReferrals.place(open.stream()
                    .map(cohort -> (Command) new Command.Redefine(cohort.id(), cause, action.at()))
                    .toList());
        }
        return List.of();
    }
}
