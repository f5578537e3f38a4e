package org.stepdown.enrollment.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;

/** Who has the next step of a referral, and until when. */
final class NextStep {

    private NextStep() {}

    static String owner(ReferralStatus status) {
        return switch (status) {
            case IN_REVIEW -> "CLINICAL_REVIEW";
            case OFFERED -> "PATIENT";
            case ENROLLED, STARTED -> "PROGRAM";
            default -> "INTAKE";
        };
    }

    static @Nullable Instant dueAt(ReferralStatus status, @Nullable Decision decision, Policy policy, Instant at) {
        Seat seat = decision == null ? null : decision.seat();
        return switch (status) {
            case IN_REVIEW -> at.plus(policy.reviewWithin());
            case OFFERED -> seat == null ? null : seat.expiresAt();
            case ENROLLED -> seat == null ? null : seat.firstSessionAt();
            default -> null;
        };
    }
}
