package org.stepdown.enrollment.cohort;

/** Time of day at which a cohort meets. */
public enum Track {
    MORNING,
    AFTERNOON,
    EVENING,
    OTHER
}
