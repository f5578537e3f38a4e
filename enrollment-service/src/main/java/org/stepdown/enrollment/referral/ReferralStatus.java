package org.stepdown.enrollment.referral;

/** Status of a referral in the closed loop to its sender (domain rules, section 9). */
public enum ReferralStatus {
    RECEIVED,
    IN_REVIEW,
    NOT_ELIGIBLE,
    WAITLISTED,
    OFFERED,
    ENROLLED,
    STARTED,
    COMPLETED,
    DECLINED,
    WITHDRAWN,
    CANCELLED,
    NO_SHOW;

    /** Whether the referral has come to an end. */
    public boolean isOver() {
        return switch (this) {
            case COMPLETED, DECLINED, WITHDRAWN, CANCELLED, NO_SHOW -> true;
            case RECEIVED, IN_REVIEW, NOT_ELIGIBLE, WAITLISTED, OFFERED, ENROLLED, STARTED -> false;
        };
    }
}
