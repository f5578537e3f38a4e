package org.stepdown.enrollment.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/** What staff do with referrals. The rules go on by themselves after each; what can't be done is refused with codes. */
final class StaffActs {

    private static final Reason CONDITION_NEEDED = Reason.of("CONDITION_NEEDED", "field", "conditions");

    private final Floor floor;
    private final Placing placing;

    StaffActs(Floor floor, Placing placing) {
        this.floor = floor;
        this.placing = placing;
    }

    void take(Command.OfStaff command) {
        CaseFile file = floor.file(command.referralId());
        if (file == null) {
            refuse(command, Reason.of("UNKNOWN_REFERRAL"));
        } else if (command.seen() != null && command.seen() != file.revision()) {
            refuse(command, Reason.of("STALE", "revision", file.revision()));
        } else if (file.status().isOver()) {
            over(file, command);
        } else {
            switch (command.act()) {
                case Act.Approve approve -> approve(file, approve, command);
                case Act.Decline decline -> decline(file, decline, command);
                case Act.Override override -> override(file, override, command);
                case Act.Ask ask -> ask(file, ask, command);
                case Act.Attest attest -> attest(file, attest, command);
                case Act.Withdraw withdraw -> end(file, ReferralStatus.WITHDRAWN, "WITHDRAWN_BY_STAFF", command);
                case Act.Move move -> move(file, move, command);
                case Act.Accept accept -> accept(file, command);
                case Act.Interim interim -> interim(file, interim, command);
            }
        }
    }

    /** Withdrawing what is withdrawn is no mistake. */
    private void over(CaseFile file, Command.OfStaff command) {
        if (!(command.act() instanceof Act.Withdraw && file.status() == ReferralStatus.WITHDRAWN)) {
            refuse(command, Reason.of("ALREADY_OVER", "status", file.status()));
        }
    }

    /** Nobody is placed without a condition, so one that is missing has to be said before or with the approval. */
    private void approve(CaseFile file, Act.Approve approve, Command.OfStaff command) {
        Policy policy = floor.policies.at(command.at());
        if (!isInReview(Gate.stop(file, policy, command.at()))) {
            refuse(command, Reason.of("NOT_IN_REVIEW", "status", file.status()));
            return;
        }
        Answers answers = file.settled().answers().answer(file.referral(), null, null, approve.conditions(), null);
        CaseFile diagnosed =
                approve.conditions().isEmpty() ? file : file.with(file.settled().answer(answers));
        Gate.Stop stop = Gate.stop(diagnosed, policy, command.at());
        List<String> codes = stop == null ? List.of() : approvable(diagnosed, stop);
        if (stop != null && codes.isEmpty()) {
            List<Reason> reasons = new ArrayList<>(stop.reasons());
            if (Gate.needsACondition(diagnosed, stop)) {
                reasons.add(CONDITION_NEEDED);
            }
            floor.journal.refuse(command, reasons);
        } else {
            placing.again(diagnosed.with(diagnosed.settled().approve(codes, command.at())), command.actor(), command);
        }
    }

    private static boolean isInReview(Gate.@Nullable Stop stop) {
        return stop != null && stop.outcome() == Outcome.IN_REVIEW;
    }

    private void decline(CaseFile file, Act.Decline decline, Command.OfStaff command) {
        Seat seat = floor.ledger.seatOf(command.referralId());
        boolean offered = seat != null && seat.state() == SeatState.OFFERED;
        if (seat != null && seat.state() == SeatState.ENROLLED) {
            refuse(command, Reason.of("ALREADY_ENROLLED"));
        } else if (decline.keepWaiting() && (seat == null || !offered)) {
            refuse(command, Reason.of("NO_OFFER", "status", file.status()));
        } else if (seat != null && decline.keepWaiting()) {
            List<Reason> reasons = List.of(Reason.of("OFFER_DECLINED"));
            floor.move(file, seat, SeatState.RELEASED, reasons, command.actor(), command);
            placing.decide(file.with(file.settled().decline(seat.cohortId())), command.actor(), command);
            placing.fill(seat.cohortId(), seat.cohortId(), command);
        } else {
            end(file, ReferralStatus.DECLINED, offered ? "OFFER_DECLINED" : "DECLINED_BY_STAFF", command);
        }
    }

    private void override(CaseFile file, Act.Override override, Command.OfStaff command) {
        Policy policy = floor.policies.at(command.at());
        Gate.Stop stop = Gate.stop(file, policy, command.at());
        if (floor.ledger.seatOf(command.referralId()) != null) {
            refuse(command, Reason.of("HAS_A_SEAT"));
        } else if (stop != null && !isApprovable(file, stop)) {
            floor.journal.refuse(command, stop.reasons());
        } else {
            Settled approved =
                    stop == null ? file.settled() : file.settled().approve(approvable(file, stop), command.at());
            CaseFile cleared = file.with(approved.want(override.cohortId()));
            List<Fit> fits = floor.fits(cleared, policy, command);
            Fit fit = among(fits, override.cohortId(), true, command);
            if (fit != null) {
                Reason because = Reason.of("OVERRIDDEN_BY_STAFF", "rules", codes(fit.refusals()));
                Choice choice = Choice.named(override.cohortId(), fits);
                placing.give(cleared, fit, List.of(because), choice, policy, command.actor(), command);
            }
        }
    }

    private void ask(CaseFile file, Act.Ask ask, Command.OfStaff command) {
        if (file.status() != ReferralStatus.IN_REVIEW) {
            refuse(command, Reason.of("NOT_IN_REVIEW", "status", file.status()));
            return;
        }
        CaseFile asked = file.with(file.settled().ask(new Settled.Asked(ask.of(), ask.what(), ask.dueAt())));
        Reason reason = Reason.of("MORE_ASKED", "what", String.join(",", ask.what()));
        floor.tell(asked, file.status(), List.of(reason), null, command.actor(), command);
        floor.keep(asked);
    }

    private void attest(CaseFile file, Act.Attest said, Command.OfStaff command) {
        Answers answers = file.settled()
                .answers()
                .answer(
                        file.referral(),
                        said.needsSupervision(),
                        said.safeAtHome(),
                        said.conditions(),
                        said.birthDate());
        placing.again(file.with(file.settled().answer(answers)), command.actor(), command);
    }

    /** The old seat and the new one change hands in one step: at no time does the patient have none. */
    private void move(CaseFile file, Act.Move move, Command.OfStaff command) {
        Seat seat = floor.ledger.seatOf(command.referralId());
        if (seat == null) {
            refuse(command, Reason.of("NO_SEAT", "status", file.status()));
            return;
        }
        if (seat.cohortId().equals(move.cohortId())) {
            refuse(command, Reason.of("ALREADY_THERE"));
            return;
        }
        Policy policy = floor.policies.at(command.at());
        CaseFile wanted = file.with(file.settled().want(move.cohortId()));
        List<Fit> fits = floor.fits(wanted, policy, command);
        Fit fit = among(fits, move.cohortId(), move.override(), command);
        if (fit != null) {
            transfer(wanted, seat, fit, Choice.named(move.cohortId(), fits), policy, command);
        }
    }

    private void transfer(CaseFile file, Seat seat, Fit fit, Choice choice, Policy policy, Command.OfStaff command) {
        List<Reason> reasons = fit.suits()
                ? List.of(Reason.of("MOVED_BY_STAFF"))
                : List.of(
                        Reason.of("MOVED_BY_STAFF"), Reason.of("OVERRIDDEN_BY_STAFF", "rules", codes(fit.refusals())));
        Seat fresh = floor.seat(file, fit, seat.state(), policy, command);
        Seat own = seat.expiresAt() == null ? fresh : fresh.offeredUntil(seat.expiresAt());
        boolean unanswered = seat.id().equals(file.settled().offer());
        CaseFile now = file.with(file.settled().offered(unanswered ? own.id() : null));
        Outcome outcome = switch (seat.state()) {
            case OFFERED -> Outcome.OFFERED;
            case ON_HOLD, HELD -> Outcome.IN_REVIEW;
            case ENROLLED, RELEASED -> Outcome.ENROLLED;
        };
        Decision decision = floor.decision(now, outcome, reasons, own, choice, policy, command.actor(), command);
        // first of all where the patient goes, or who hears of the old seat alone takes the session for cancelled
        floor.tell(now, now.status(), reasons, decision, command.actor(), command);
        floor.move(now, seat, SeatState.RELEASED, reasons, command.actor(), command);
        floor.seize(now, own, reasons, command.actor(), command);
        floor.journal.note(new Happening.Decided(decision));
        floor.keep(now);
        placing.fill(seat.cohortId(), seat.cohortId(), command);
    }

    private void accept(CaseFile file, Command.OfStaff command) {
        Seat seat = floor.ledger.seatOf(command.referralId());
        if (seat == null || seat.state() != SeatState.OFFERED) {
            refuse(command, Reason.of("NO_OFFER", "status", file.status()));
        } else if (Lapses.isOver(seat, command.at())) {
            refuse(command, Reason.of("OFFER_EXPIRED"));
        } else {
            List<Reason> reasons = List.of(Reason.of("OFFER_ACCEPTED"));
            CaseFile now = file.with(file.settled().offered(null));
            Seat taken = floor.move(now, seat, SeatState.ENROLLED, reasons, command.actor(), command);
            Policy policy = floor.policies.at(command.at());
            floor.settle(
                    now,
                    floor.decision(now, Outcome.ENROLLED, reasons, taken, null, policy, command.actor(), command),
                    command);
        }
    }

    private void interim(CaseFile file, Act.Interim interim, Command.OfStaff command) {
        if (!Deadline.run(file)) {
            refuse(command, Reason.of("NOT_WAITING", "status", file.status()));
            return;
        }
        CaseFile served = file.with(file.settled().interim(interim.since()));
        CaseFile now = Lapses.rescheduled(served, floor.policies.at(command.at()));
        floor.tell(now, file.status(), List.of(Reason.of("INTERIM_SERVICES_GIVEN")), null, command.actor(), command);
        floor.keep(now);
    }

    private void end(CaseFile file, ReferralStatus status, String code, Command.OfStaff command) {
        placing.end(file, status, List.of(Reason.of(code)), command.actor(), command);
    }

    /** The fit of the named cohort; null, and the command refused, when nobody can be placed there. */
    private @Nullable Fit among(List<Fit> fits, String cohortId, boolean override, Command.OfStaff command) {
        Fit fit = fits.stream()
                .filter(each -> each.cohort().id().equals(cohortId))
                .findFirst()
                .orElse(null);
        if (fit == null) {
            refuse(command, Reason.of("UNKNOWN_COHORT"));
            return null;
        }
        List<Reason> against = new ArrayList<>(fit.refusals());
        against.removeIf(reason -> override && !MatchRules.ABSOLUTE.contains(reason.code()));
        if (!against.isEmpty()) {
            floor.journal.refuse(command, against);
            return null;
        }
        return fit;
    }

    private static boolean isApprovable(CaseFile file, Gate.Stop stop) {
        return stop.outcome() == Outcome.IN_REVIEW
                && stop.reasons().stream().allMatch(reason -> Gate.isApprovable(reason, file));
    }

    private static List<String> approvable(CaseFile file, Gate.Stop stop) {
        return stop.reasons().stream()
                .filter(reason -> Gate.isApprovable(reason, file))
                .map(Reason::code)
                .toList();
    }

    private static String codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).collect(Collectors.joining(","));
    }

    private void refuse(Command.OfStaff command, Reason reason) {
        floor.journal.refuse(command, List.of(reason));
    }
}
