package org.stepdown.enrollment.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.CohortRules;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.program.ProgramRules;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** Gives a program another definition, with which each of its open cohorts must still be right; in a transaction. */
public final class ChangeProgram {

    private final Programs programs;
    private final Cohorts cohorts;
    private final StaffActions actions;
    private final PolicyBook policies;

    public ChangeProgram(Programs programs, Cohorts cohorts, StaffActions actions, PolicyBook policies) {
        this.programs = programs;
        this.cohorts = cohorts;
        this.actions = actions;
        this.policies = policies;
    }

    /**
     * Why it can't be so; nothing when it is.
     *
     * @param wanted the whole definition
     * @param revision the revision that the member of staff saw
     */
    public List<Reason> change(Program wanted, int revision, StaffAction action) {
        Program known = programs.find(wanted.id());
        if (known == null) {
            return List.of(Reason.of("UNKNOWN_PROGRAM"));
        }
        List<Reason> broken = new ArrayList<>(ProgramRules.broken(wanted));
        GroupSize size = policies.at(action.at()).groups();
        for (Cohort cohort : cohorts.of(wanted.id())) {
            CohortRules.broken(cohort, wanted, size.usual(), size)
                    .forEach(reason ->
                            broken.add(Reason.of("COHORT_WOULD_BREAK", "cohort", cohort.id(), "rule", reason.code())));
        }
        if (broken.isEmpty() && !programs.change(wanted, revision)) {
            return List.of(Reason.of("STALE"));
        }
        if (broken.isEmpty()) {
            actions.keep(action);
        }
        return List.copyOf(broken);
    }
}
