package org.stepdown.enrollment.followup;

/** State of one window of a follow-up clock. */
public enum ClockState {
    RUNNING,
    /** It runs, and staff were warned. */
    WARNED,
    /** The patient attended a session within the window. */
    MET,
    /** The window is over and the patient came to no session. */
    MISSED,
    /** It counts no more: the index event is gone, another one took its place, or the patient died. */
    STOPPED;

    /** Whether a session can still meet it in time. */
    public boolean isOpen() {
        return this == RUNNING || this == WARNED;
    }
}
