package org.stepdown.enrollment.placement;

/** Whether a person has to accept a seat before it is theirs. */
public enum Acceptance {
    REQUIRED,
    NOT_REQUIRED
}
