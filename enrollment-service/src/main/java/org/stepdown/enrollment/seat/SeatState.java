package org.stepdown.enrollment.seat;

/** What a seat is at the moment. */
public enum SeatState {
    /** Kept for somebody who is not yet decided on. */
    HELD,
    /** Offered; lapses unless it is accepted in time. */
    OFFERED,
    /** Taken. */
    ENROLLED,
    /** Kept for a patient who must not come at the moment. */
    ON_HOLD,
    /** Given back; the seat is history. */
    RELEASED;

    /** Whether the seat takes up room. */
    public boolean isLive() {
        return this != RELEASED;
    }
}
