package org.stepdown.enrollment.seat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a cohort that belongs to one referral.
 *
 * @param id identity in the ledger
 * @param cohortId the cohort
 * @param referralId whose it is
 * @param state what it is at the moment
 * @param firstSessionAt the first session that the patient can attend
 * @param expiresAt when an offer lapses
 */
public record Seat(
        UUID id,
        String cohortId,
        UUID referralId,
        SeatState state,
        Instant firstSessionAt,
        @Nullable Instant expiresAt) {

    /** The same seat in another state; only an offer can lapse. */
    public Seat in(SeatState next) {
        return new Seat(id, cohortId, referralId, next, firstSessionAt, next == SeatState.OFFERED ? expiresAt : null);
    }

    /** The same seat with another end of its offer. */
    public Seat offeredUntil(Instant end) {
        return new Seat(id, cohortId, referralId, state, firstSessionAt, end);
    }
}
