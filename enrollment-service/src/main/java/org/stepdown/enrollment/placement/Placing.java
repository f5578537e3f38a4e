package org.stepdown.enrollment.placement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** How a referral gets, keeps and gives back a seat by the rules. */
final class Placing {

    private static final Reason PLACED = Reason.of("PLACED");
    private static final Reason PROMOTED = Reason.of("PROMOTED_FROM_WAITLIST");
    private static final Reason NO_COHORT_FITS = Reason.of("NO_COHORT_FITS");
    private static final Reason ON_HOLD = Reason.of("SEAT_ON_HOLD");
    private static final Reason RESUMED = Reason.of("SEAT_RESUMED");

    private final Floor floor;

    Placing(Floor floor) {
        this.floor = floor;
    }

    /** Decides as things stand now: for a seat if there is none, else whether it can be kept. */
    void again(CaseFile file, Actor actor, Command command) {
        Seat seat = floor.ledger.seatOf(file.referral().id());
        if (seat == null) {
            decide(file, actor, command);
        } else {
            reassess(file, seat, actor, command);
        }
    }

    void decide(CaseFile file, Actor actor, Command command) {
        decide(file, PLACED, actor, command);
    }

    private void decide(CaseFile file, Reason because, Actor actor, Command command) {
        floor.file(file);
        Policy policy = floor.policies.at(command.at());
        Gate.Stop stop = Gate.stop(file, policy, command.at());
        if (stop != null) {
            floor.settle(
                    file,
                    floor.decision(file, stop.outcome(), stop.reasons(), null, null, policy, actor, command),
                    command);
        } else {
            choose(file, because, policy, actor, command);
        }
    }

    private void choose(CaseFile file, Reason because, Policy policy, Actor actor, Command command) {
        Choice choice = Choice.among(floor.fits(file, policy, command), policy);
        Fit best = choice.best();
        if (best == null) {
            Fit nearest = choice.nearest();
            List<Reason> missing = nearest == null ? List.of(NO_COHORT_FITS) : nearest.refusals();
            floor.settle(
                    file,
                    floor.decision(file, Outcome.WAITLISTED, missing, null, choice, policy, actor, command),
                    command);
        } else {
            give(file, best, List.of(because), choice, policy, actor, command);
        }
    }

    /** Offers a seat, or enrols at once where the policy asks nobody to accept. */
    void give(
            CaseFile file, Fit fit, List<Reason> because, Choice choice, Policy policy, Actor actor, Command command) {
        boolean offer = policy.acceptance() == Acceptance.REQUIRED;
        Seat seat = floor.seat(file, fit, offer ? SeatState.OFFERED : SeatState.ENROLLED, policy, command);
        CaseFile now = file.with(file.settled().offered(offer ? seat.id() : null));
        floor.seize(now, seat, because, actor, command);
        Outcome outcome = offer ? Outcome.OFFERED : Outcome.ENROLLED;
        floor.settle(now, floor.decision(now, outcome, because, seat, choice, policy, actor, command), command);
    }

    /** A placed patient keeps the seat; while the gate is shut it is on hold. */
    void reassess(CaseFile file, Seat seat, Actor actor, Command command) {
        Policy policy = floor.policies.at(command.at());
        Gate.Stop stop = Gate.stop(file, policy, command.at());
        if (stop != null) {
            List<Reason> reasons = new ArrayList<>(stop.reasons());
            reasons.add(ON_HOLD);
            Seat held = seat.state() == SeatState.ON_HOLD
                    ? seat
                    : floor.move(file, seat, SeatState.ON_HOLD, reasons, actor, command);
            floor.settle(
                    file,
                    floor.decision(file, Outcome.IN_REVIEW, reasons, held, null, policy, actor, command),
                    command);
        } else if (seat.state() == SeatState.ON_HOLD) {
            resume(file, seat, List.of(RESUMED), policy, actor, command);
        } else {
            floor.keep(file);
        }
    }

    /** What was only offered before the hold is offered anew. */
    void resume(CaseFile file, Seat seat, List<Reason> because, Policy policy, Actor actor, Command command) {
        boolean offered = seat.id().equals(file.settled().offer());
        Seat until = offered ? seat.offeredUntil(command.at().plus(policy.offerStands())) : seat;
        SeatState state = offered ? SeatState.OFFERED : SeatState.ENROLLED;
        Seat resumed = floor.move(file, until, state, because, actor, command);
        Outcome outcome = offered ? Outcome.OFFERED : Outcome.ENROLLED;
        floor.settle(file, floor.decision(file, outcome, because, resumed, null, policy, actor, command), command);
    }

    /** Ends a referral; its seat goes to the next who waits. */
    void end(CaseFile file, ReferralStatus status, List<Reason> reasons, Actor actor, Command command) {
        Seat seat = floor.ledger.seatOf(file.referral().id());
        if (seat != null) {
            floor.move(file, seat, SeatState.RELEASED, reasons, actor, command);
        }
        floor.stand(file.with(file.settled().offered(null).begin(false)), status, null, reasons, null, actor, command);
        if (seat != null) {
            fill(seat.cohortId(), seat.cohortId(), command);
        }
    }

    /** Gives free seats of a cohort to those who wait; {@code joinable} narrows to those known to lack only a seat. */
    void fill(String cohortId, @Nullable String joinable, Command command) {
        Cohort cohort = floor.cohort(cohortId);
        if (cohort == null) {
            return;
        }
        Policy policy = floor.policies.at(command.at());
        Promotion.Round round = floor.round(joinable, policy);
        while (floor.ledger.census(cohortId).free() > 0) {
            CaseFile next = round.next();
            if (next == null) {
                return;
            }
            if (Gate.stop(next, policy, command.at()) == null
                    && floor.fit(next, cohort, policy, command).suits()) {
                decide(next, PROMOTED, Actor.SYSTEM, command);
            }
        }
    }
}
