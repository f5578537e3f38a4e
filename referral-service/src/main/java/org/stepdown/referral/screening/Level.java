package org.stepdown.referral.screening;

/** What screening says of a referral; placement adds its own gate. */
public enum Level {
    EVALUATE,
    REVIEW,
    NOT_ELIGIBLE
}
