package org.stepdown.enrollment.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.seat.Seat;

/** Who has the next step of a referral, and until when. */
final class NextStep {

    private NextStep() {}

    static @Nullable String owner(CaseFile file) {
        Settled.Asked asked = file.settled().asked();
        return switch (file.status()) {
            case IN_REVIEW -> asked == null ? "CLINICAL_REVIEW" : asked.of();
            case OFFERED -> "PATIENT";
            case ENROLLED, STARTED -> "PROGRAM";
            case COMPLETED, DECLINED, WITHDRAWN, CANCELLED, NO_SHOW -> null;
            case RECEIVED, NOT_ELIGIBLE, WAITLISTED -> "INTAKE";
        };
    }

    static @Nullable Instant dueAt(CaseFile file, @Nullable Decision decision, Policy policy, Instant at) {
        Seat seat = decision == null ? null : decision.seat();
        Settled.Asked asked = file.settled().asked();
        return switch (file.status()) {
            case IN_REVIEW -> asked == null ? at.plus(policy.reviewWithin()) : asked.dueAt();
            case OFFERED -> seat == null ? null : seat.expiresAt();
            case ENROLLED -> seat == null ? null : seat.firstSessionAt();
            case WAITLISTED -> file.waiting() == null ? null : file.waiting().dueAt();
            default -> null;
        };
    }
}
