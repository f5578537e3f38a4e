package org.stepdown.enrollment.catalogue;

import java.util.List;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.program.ProgramRules;
import org.stepdown.enrollment.reason.Reason;

/** Opens a program, if it keeps to the rules. */
public final class OpenProgram {

    private final Programs programs;

    public OpenProgram(Programs programs) {
        this.programs = programs;
    }

    /** Why it can't be opened; nothing when it is. */
    public List<Reason> open(Program program) {
        List<Reason> broken = ProgramRules.broken(program);
        return broken.isEmpty() && !programs.add(program) ? List.of(Reason.of("ID_TAKEN")) : broken;
    }
}
