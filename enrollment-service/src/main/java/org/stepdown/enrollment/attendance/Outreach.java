package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody did not come, and staff try to reach the patient.
 *
 * @param id identity
 * @param referralId the referral
 * @param cohortId the cohort
 * @param sessionDate date of the session that was missed
 * @param openedAt when it began
 * @param firstDueAt until when there is to be a first attempt: the same day
 * @param closesAt when a clinician looks at it, unless the patient was reached
 * @param mostAttempts attempts after which a clinician looks at it
 * @param attempts attempts so far
 * @param state where it stands
 * @param policyVersion the policy that it runs by
 * @param noShow the record of attendance behind it
 */
public record Outreach(
        UUID id,
        UUID referralId,
        String cohortId,
        LocalDate sessionDate,
        Instant openedAt,
        Instant firstDueAt,
        Instant closesAt,
        int mostAttempts,
        int attempts,
        State state,
        String policyVersion,
        UUID noShow) {

    /** Where an outreach stands. */
    public enum State {
        OPEN,
        /** Nobody was reached in time: a clinician looks. */
        SAFETY_REVIEW,
        REACHED,
        ATTENDED,
        CORRECTED,
        /** The placement ended first. */
        OVER;

        /** Whether the patient is still looked for. */
        public boolean isOpen() {
            return this == OPEN || this == SAFETY_REVIEW;
        }
    }

    /** What came of an attempt. */
    public enum Result {
        REACHED,
        NOT_REACHED,
        DECLINED_CONTACT
    }

    /** After one more attempt. Who answers was reached, even to say that they want no contact. */
    public Outreach attempted(Result result) {
        int made = attempts + 1;
        State next = result != Result.NOT_REACHED
                ? State.REACHED
                : state == State.OPEN && made >= mostAttempts ? State.SAFETY_REVIEW : state;
        return new Outreach(
                id,
                referralId,
                cohortId,
                sessionDate,
                openedAt,
                firstDueAt,
                closesAt,
                mostAttempts,
                made,
                next,
                policyVersion,
                noShow);
    }

    public Outreach in(State next) {
        return new Outreach(
                id,
                referralId,
                cohortId,
                sessionDate,
                openedAt,
                firstDueAt,
                closesAt,
                mostAttempts,
                attempts,
                next,
                policyVersion,
                noShow);
    }
}
