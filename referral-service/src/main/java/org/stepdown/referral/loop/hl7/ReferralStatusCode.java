package org.stepdown.referral.loop.hl7;

import org.stepdown.events.referral.ReferralStatus;

/** Statuses of a referral by HL7 table 0283 (RF1-1). Our own status goes beside it as the alternate code. */
enum ReferralStatusCode {
    A("Accepted"),
    P("Pending"),
    R("Rejected");

    private final String text;

    ReferralStatusCode(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** What has ended without care is rejected: the sender must know that nothing is under way. */
    static ReferralStatusCode of(ReferralStatus status) {
        return switch (status) {
            case RECEIVED, IN_REVIEW, WAITLISTED, OFFERED -> P;
            case ENROLLED, STARTED, COMPLETED -> A;
            case NOT_ELIGIBLE, DECLINED, WITHDRAWN, CANCELLED, NO_SHOW -> R;
            case UNKNOWN -> throw new IllegalArgumentException("an unknown status is not told");
        };
    }
}
