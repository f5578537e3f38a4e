package org.stepdown.enrollment.referral;

/** What referral screening says before placement looks. */
public enum Screening {
    EVALUATE,
    REVIEW,
    NOT_ELIGIBLE
}
