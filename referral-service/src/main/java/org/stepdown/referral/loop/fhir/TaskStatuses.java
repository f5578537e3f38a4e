package org.stepdown.referral.loop.fhir;

import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.stepdown.events.referral.ReferralStatus;

/** Statuses of a referral as those of a FHIR Task. The business status says the rest. */
final class TaskStatuses {

    private TaskStatuses() {}

    static TaskStatus of(ReferralStatus status) {
        return switch (status) {
            case RECEIVED, IN_REVIEW -> TaskStatus.RECEIVED;
            case WAITLISTED -> TaskStatus.ONHOLD;
            case OFFERED, ENROLLED -> TaskStatus.ACCEPTED;
            case STARTED -> TaskStatus.INPROGRESS;
            case COMPLETED -> TaskStatus.COMPLETED;
            case NOT_ELIGIBLE, DECLINED -> TaskStatus.REJECTED;
            case WITHDRAWN, CANCELLED -> TaskStatus.CANCELLED;
            case NO_SHOW -> TaskStatus.FAILED;
            case UNKNOWN -> throw new IllegalArgumentException("an unknown status is not told");
        };
    }
}
