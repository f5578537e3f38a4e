package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;
import org.stepdown.enrollment.placement.CaseFile.Waiting;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** What comes about because time has passed: timers say when to look, and here is seen whether it is so. */
final class Lapses {

    static final String EXPIRED = "OFFER_EXPIRED";

    private final Floor floor;
    private final Placing placing;

    Lapses(Floor floor, Placing placing) {
        this.floor = floor;
        this.placing = placing;
    }

    /** The seat goes to the next; who did not answer is somebody to call, and is not forgotten. */
    void expire(Command.Expire expire) {
        CaseFile file = floor.file(expire.referralId());
        Seat seat = floor.ledger.seatOf(expire.referralId());
        if (file == null || seat == null || !seat.id().equals(expire.seatId()) || !isOver(seat, expire.at())) {
            return;
        }
        floor.move(file, seat, SeatState.RELEASED, List.of(Reason.of(EXPIRED)), Actor.SYSTEM, expire);
        placing.decide(file.with(file.settled().offered(null).pend(EXPIRED)), Actor.SYSTEM, expire);
        placing.fill(seat.cohortId(), seat.cohortId(), expire);
    }

    /** Whether nobody accepted in time. */
    static boolean isOver(Seat seat, Instant at) {
        Instant expires = seat.expiresAt();
        return seat.state() == SeatState.OFFERED && expires != null && !expires.isAfter(at);
    }

    /** Staff are told once of each mandated deadline that has passed. */
    void overdue(Command.Overdue overdue) {
        CaseFile file = floor.file(overdue.referralId());
        if (file == null || !Deadline.run(file)) {
            return;
        }
        Policy policy = floor.policies.at(overdue.at());
        Deadline passed = Deadline.next(file, policy);
        if (passed == null || passed.at().isAfter(overdue.at())) {
            // The policy has moved it since it was noted.
            CaseFile later = rescheduled(file, policy);
            if (!later.equals(file)) {
                floor.keep(later);
            }
            return;
        }
        CaseFile told = file.with(file.settled().tell(passed.code()));
        CaseFile now = rescheduled(told, policy);
        floor.tell(now, file.status(), List.of(Reason.of(passed.code())), null, Actor.SYSTEM, overdue);
        floor.keep(now);
    }

    static CaseFile rescheduled(CaseFile file, Policy policy) {
        Waiting waiting = file.waiting();
        if (waiting == null) {
            return file;
        }
        Deadline next = Deadline.next(file, policy);
        Waiting until = new Waiting(
                waiting.nearestFit(), waiting.missing(), waiting.couldJoin(), next == null ? null : next.at());
        return new CaseFile(file.referral(), file.status(), until, file.settled(), file.care(), file.revision());
    }
}
