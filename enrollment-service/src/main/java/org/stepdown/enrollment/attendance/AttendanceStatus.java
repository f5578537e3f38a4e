package org.stepdown.enrollment.attendance;

/** Whether a patient came to a session. */
public enum AttendanceStatus {
    ATTENDED,
    /** Came for a part of it. */
    LATE,
    /** Did not come and had not said so. */
    NO_SHOW,
    /** Did not have to come. */
    EXCUSED;

    /** Whether the patient was there. */
    public boolean came() {
        return this == ATTENDED || this == LATE;
    }
}
