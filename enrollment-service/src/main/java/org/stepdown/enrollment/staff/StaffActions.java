package org.stepdown.enrollment.staff;

/** The record of what staff asked for; only ever appended to. */
public interface StaffActions {
    void keep(StaffAction action);
}
