package org.stepdown.enrollment.placement.kafka;

import org.stepdown.enrollment.placement.Happening;
import org.stepdown.events.enrollment.SeatChanged;
import org.stepdown.events.enrollment.SeatState;

/** A change of a seat as an event. */
final class SeatEvent {

    private SeatEvent() {}

    static SeatChanged of(Happening.SeatMoved moved) {
        return new SeatChanged(
                moved.at(),
                moved.seat().id(),
                moved.referral().id(),
                moved.seat().cohortId(),
                Symbols.write(SeatState.class, moved.seat().state()),
                Symbols.write(SeatState.class, moved.from()),
                moved.seat().expiresAt(),
                ReasonCodes.write(moved.reasons()),
                Actors.write(moved.actor()),
                Actors.write(moved.cause()));
    }
}
