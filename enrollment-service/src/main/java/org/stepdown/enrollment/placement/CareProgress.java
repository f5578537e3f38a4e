package org.stepdown.enrollment.placement;

import java.util.ArrayList;
import java.util.List;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** What becomes of a placement while the patient is in care. What is asked for a placement that is over says nothing. */
final class CareProgress {

    private static final Reason FIRST_SESSION = Reason.of("FIRST_SESSION_ATTENDED");
    private static final Reason ON_HOLD = Reason.of("SEAT_ON_HOLD");
    private static final String SAFETY_REVIEW = "SAFETY_REVIEW";

    private final Floor floor;
    private final Placing placing;

    CareProgress(Floor floor, Placing placing) {
        this.floor = floor;
        this.placing = placing;
    }

    /** A seat that is on hold stays so: coming to a session does not answer why. */
    void start(Command.Start start) {
        CaseFile file = floor.file(start.referralId());
        Seat seat = floor.ledger.seatOf(start.referralId());
        if (file == null || seat == null || file.settled().begun()) {
            return;
        }
        CaseFile begun = file.with(file.settled().begin(true));
        if (file.status() == ReferralStatus.ENROLLED) {
            floor.stand(begun, ReferralStatus.STARTED, null, List.of(FIRST_SESSION), null, start.actor(), start);
        } else if (seat.state() == SeatState.ON_HOLD) {
            floor.keep(begun);
        }
    }

    /** It stays to be looked at, whatever else is told in the meantime, until a clinician or a return ends it. */
    void review(Command.Review review) {
        CaseFile file = floor.file(review.referralId());
        Seat seat = floor.ledger.seatOf(review.referralId());
        if (file == null || seat == null) {
            return;
        }
        Settled settled = file.settled();
        for (Reason reason : review.reasons()) {
            settled = settled.pend(reason.code());
        }
        if (seat.state() == SeatState.ENROLLED) {
            hold(file.with(settled), seat, review);
        } else if (seat.state() == SeatState.ON_HOLD && !settled.equals(file.settled())) {
            placing.reassess(file.with(settled), seat, review.actor(), review);
        }
    }

    private void hold(CaseFile file, Seat seat, Command.Review review) {
        List<Reason> reasons = new ArrayList<>(review.reasons());
        reasons.add(ON_HOLD);
        Seat held = floor.move(file, seat, SeatState.ON_HOLD, reasons, review.actor(), review);
        Policy policy = floor.policies.at(review.at());
        floor.settle(
                file,
                floor.decision(file, Outcome.IN_REVIEW, reasons, held, null, policy, review.actor(), review),
                review);
    }

    /** While the gate is shut for another reason the seat stays on hold. */
    void goOn(Command.Return back) {
        CaseFile file = floor.file(back.referralId());
        Seat seat = floor.ledger.seatOf(back.referralId());
        if (file == null || seat == null || seat.state() != SeatState.ON_HOLD) {
            return;
        }
        boolean begun = back.started() || file.settled().begun();
        CaseFile now = file.with(file.settled().drop(SAFETY_REVIEW).begin(begun));
        Policy policy = floor.policies.at(back.at());
        if (Gate.stop(now, policy, back.at()) == null) {
            placing.resume(now, seat, back.reasons(), policy, back.actor(), back);
        } else if (!now.settled().pending().equals(file.settled().pending())) {
            placing.reassess(now, seat, back.actor(), back);
        }
    }
}
