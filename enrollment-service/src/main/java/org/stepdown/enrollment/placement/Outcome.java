package org.stepdown.enrollment.placement;

import org.stepdown.enrollment.referral.ReferralStatus;

/** What a placement decision comes to (domain rules, section 5). */
public enum Outcome {
    ENROLLED(ReferralStatus.ENROLLED),
    OFFERED(ReferralStatus.OFFERED),
    WAITLISTED(ReferralStatus.WAITLISTED),
    IN_REVIEW(ReferralStatus.IN_REVIEW),
    NOT_ELIGIBLE(ReferralStatus.NOT_ELIGIBLE);

    private final ReferralStatus status;

    Outcome(ReferralStatus status) {
        this.status = status;
    }

    /** The status of the referral after it. */
    public ReferralStatus status() {
        return status;
    }
}
