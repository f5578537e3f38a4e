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

    /** Defines a program anew; false when it is not of this revision any more. */
    boolean change(Program program, int revision);

    /** Closes or opens a program; false when it was so already. */
    boolean close(String id, boolean closed);
}
