package org.stepdown.enrollment.placement;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.SessionCalendar;
import org.stepdown.enrollment.placement.CaseFile.Waiting;
import org.stepdown.enrollment.placement.FirstSessions.Session;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** What a new cohort, or a new definition of one, means for those who have a seat in it and for those who wait. */
final class CohortNews {

    private static final Reason CLOSED = Reason.of("COHORT_CLOSED");
    private static final Reason RESCHEDULED = Reason.of("SCHEDULE_CHANGED");

    private final Floor floor;
    private final Placing placing;

    CohortNews(Floor floor, Placing placing) {
        this.floor = floor;
        this.placing = placing;
    }

    void opened(Command.Fill fill) {
        floor.journal.touch(fill.cohortId(), floor.ledger, fill);
        placing.fill(fill.cohortId(), null, fill);
        remember(fill.cohortId(), fill);
    }

    void redefined(Command.Redefine command) {
        Cohort cohort = floor.cohort(command.cohortId());
        if (cohort == null) {
            return;
        }
        floor.journal.touch(cohort.id(), floor.ledger, command);
        floor.concernedBy(cohort.id(), command).forEach(file -> look(file, cohort, command));
        if (!cohort.closed()) {
            placing.fill(cohort.id(), null, command);
            remember(cohort.id(), command);
        }
    }

    private void look(CaseFile file, Cohort cohort, Command command) {
        Seat seat = floor.ledger.seatOf(file.referral().id());
        if (seat == null) {
            if (cohort.closed() && file.status() == ReferralStatus.WAITLISTED) {
                placing.decide(file, Actor.SYSTEM, command);
            }
        } else if (cohort.closed() && seat.state() == SeatState.OFFERED) {
            floor.move(file, seat, SeatState.RELEASED, List.of(CLOSED), Actor.SYSTEM, command);
            placing.decide(file.with(file.settled().offered(null)), Actor.SYSTEM, command);
        } else {
            reschedule(file, seat, cohort, command);
        }
    }

    /** Who has not begun begins at the next session there is, unless theirs still takes place. */
    private void reschedule(CaseFile file, Seat seat, Cohort cohort, Command command) {
        if (!seat.firstSessionAt().isAfter(command.at()) || takesPlace(seat, cohort)) {
            return;
        }
        Session next = floor.sessions.of(cohort, file.effective().preferences().earliestStart(), command.at());
        if (next == null) {
            return;
        }
        Seat moved = floor.ledger.reschedule(seat, next.begins());
        Outcome outcome = outcome(moved);
        if (outcome != null && outcome.status() == file.status()) {
            Policy policy = floor.policies.at(command.at());
            Decision decision =
                    floor.decision(file, outcome, List.of(RESCHEDULED), moved, null, policy, Actor.SYSTEM, command);
            floor.settle(file, decision, command);
            floor.tell(file, file.status(), List.of(RESCHEDULED), decision, Actor.SYSTEM, command);
        }
    }

    private static boolean takesPlace(Seat seat, Cohort cohort) {
        ZonedDateTime next = new SessionCalendar(cohort.schedule()).firstFrom(seat.firstSessionAt(), date -> true);
        return next != null && next.toInstant().equals(seat.firstSessionAt());
    }

    private static @Nullable Outcome outcome(Seat seat) {
        return switch (seat.state()) {
            case OFFERED -> Outcome.OFFERED;
            case ENROLLED -> Outcome.ENROLLED;
            case HELD, ON_HOLD, RELEASED -> null;
        };
    }

    /** Those who now lack nothing but a seat here must be found when one becomes free. */
    private void remember(String cohortId, Command command) {
        Cohort cohort = floor.cohort(cohortId);
        if (cohort == null) {
            return;
        }
        Policy policy = floor.policies.at(command.at());
        Promotion.Round round = floor.round(null, policy);
        for (CaseFile next = round.next(); next != null; next = round.next()) {
            Waiting waiting = next.waiting();
            if (waiting != null
                    && !waiting.couldJoin().contains(cohortId)
                    && Gate.stop(next, policy, command.at()) == null
                    && floor.fit(next, cohort, policy, command).lacksOnlyASeat()) {
                floor.keep(next.waitingAlsoFor(cohortId));
            }
        }
    }
}
