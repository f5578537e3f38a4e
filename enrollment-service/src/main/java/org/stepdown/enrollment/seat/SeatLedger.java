package org.stepdown.enrollment.seat;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The seats of some cohorts while decisions are made. It gives no seat that is not free, and knows how many patients
 * begin at each session. What has changed can be read off it.
 */
public final class SeatLedger {

    private final Map<String, Census> census;
    private final Map<String, Map<Instant, Integer>> starts = new HashMap<>();
    private final Map<UUID, Seat> liveByReferral = new HashMap<>();
    private final Map<UUID, Seat> changed = new LinkedHashMap<>();

    /**
     * @param census census of every cohort
     * @param starts for cohorts with a start cap: how many live seats begin at each session
     * @param seats live seats of the referrals at hand
     */
    public SeatLedger(Map<String, Census> census, Map<String, Map<Instant, Integer>> starts, Collection<Seat> seats) {
        this.census = new HashMap<>(census);
        starts.forEach((cohort, counts) -> this.starts.put(cohort, new HashMap<>(counts)));
        seats.forEach(seat -> liveByReferral.put(seat.referralId(), seat));
    }

    /** The census of a cohort; an unknown one has no seats. */
    public Census census(String cohortId) {
        return census.getOrDefault(cohortId, Census.empty(0));
    }

    /** Patients who begin at this session. */
    public int starting(String cohortId, Instant session) {
        return starts.getOrDefault(cohortId, Map.of()).getOrDefault(session, 0);
    }

    /** The live seat of a referral. */
    public @Nullable Seat seatOf(UUID referralId) {
        return liveByReferral.get(referralId);
    }

    /** Takes a seat; false when none is free or the referral has one already. */
    public boolean take(Seat seat) {
        if (census(seat.cohortId()).free() == 0 || liveByReferral.containsKey(seat.referralId())) {
            return false;
        }
        give(seat);
        return true;
    }

    /**
     * Passes a seat on to another referral. It is never free in between: under a lowered capacity nobody could take it
     * again.
     *
     * @return the seat that was given back
     */
    public Seat handOver(Seat seat, Seat heir) {
        Seat released = move(seat, SeatState.RELEASED);
        give(heir);
        return released;
    }

    /** Moves a live seat to another state; a released one takes up no room any more. */
    public Seat move(Seat seat, SeatState state) {
        Seat moved = seat.in(state);
        census.put(seat.cohortId(), census(seat.cohortId()).minus(seat.state()).plus(state));
        if (state.isLive()) {
            liveByReferral.put(seat.referralId(), moved);
        } else {
            liveByReferral.remove(seat.referralId());
            countStart(seat, -1);
        }
        changed.put(seat.id(), moved);
        return moved;
    }

    /** Gives a live seat another first session. */
    public Seat reschedule(Seat seat, Instant firstSessionAt) {
        Seat moved =
                new Seat(seat.id(), seat.cohortId(), seat.referralId(), seat.state(), firstSessionAt, seat.expiresAt());
        countStart(seat, -1);
        countStart(moved, 1);
        liveByReferral.put(seat.referralId(), moved);
        changed.put(seat.id(), moved);
        return moved;
    }

    /** Changes how many seats a cohort has; nobody is sent away. */
    public void resize(String cohortId, int capacity) {
        census.put(cohortId, census(cohortId).withCapacity(capacity));
    }

    /** Seats that were taken or moved, as they are now. */
    public Collection<Seat> changed() {
        return Collections.unmodifiableCollection(changed.values());
    }

    private void give(Seat seat) {
        liveByReferral.put(seat.referralId(), seat);
        census.put(seat.cohortId(), census(seat.cohortId()).plus(seat.state()));
        countStart(seat, 1);
        changed.put(seat.id(), seat);
    }

    private void countStart(Seat seat, int by) {
        starts.computeIfAbsent(seat.cohortId(), cohort -> new HashMap<>())
                .merge(seat.firstSessionAt(), by, Integer::sum);
    }
}
