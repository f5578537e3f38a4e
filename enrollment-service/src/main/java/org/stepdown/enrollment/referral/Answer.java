package org.stepdown.enrollment.referral;

/** The answer to a suitability attestation; unknown never counts as yes. */
public enum Answer {
    YES,
    NO,
    UNKNOWN
}
