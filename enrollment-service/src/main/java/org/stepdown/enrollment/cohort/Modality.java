package org.stepdown.enrollment.cohort;

/** How a cohort meets. */
public enum Modality {
    IN_PERSON,
    TELEHEALTH,
    HYBRID
}
