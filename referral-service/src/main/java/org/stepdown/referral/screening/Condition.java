package org.stepdown.referral.screening;

/** The conditions that an IOP treats. */
public enum Condition {
    DEPRESSION,
    BIPOLAR,
    ANXIETY,
    SUBSTANCE_USE,
    EATING_DISORDER
}
