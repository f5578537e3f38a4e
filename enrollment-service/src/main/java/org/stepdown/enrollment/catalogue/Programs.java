package org.stepdown.enrollment.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.program.Program;

/** The programs there are. */
public interface Programs {

    /** All, in the order of their ids. */
    List<Program> all();

    @Nullable
    Program find(String id);

    /** Adds a program; false when there is one of this id. */
    boolean add(Program program);
}
