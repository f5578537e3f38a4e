package org.stepdown.enrollment.staff;

/** The record of what staff asked for; only ever appended to. */
public interface StaffActions {
    void keep(StaffAction action);

    /** Keeps an action with what exactly was asked for, unless there is one of this identity already. */
    Kept keepOnce(StaffAction action, Object order);

    /** What became of an action that may have been asked for before. */
    enum Kept {
        /** It is new. */
        NEW,
        /** The same was asked for before, under the same identity. */
        SAME,
        /** Something else was asked for before, under the same identity. */
        OTHER
    }
}
