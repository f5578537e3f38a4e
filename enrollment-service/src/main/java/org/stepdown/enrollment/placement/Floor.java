package org.stepdown.enrollment.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.CaseFile.Waiting;
import org.stepdown.enrollment.placement.FirstSessions.Session;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatLedger;
import org.stepdown.enrollment.seat.SeatState;

/** What lies on the desk while work goes on: files, seats and the waitlist, and what is written down of every step. */
final class Floor {

    final Policies policies;
    final SeatLedger ledger;
    final Journal journal;
    final FirstSessions sessions;
    private final Map<String, Cohort> cohorts = new LinkedHashMap<>();
    private final Map<UUID, CaseFile> files = new LinkedHashMap<>();
    private final Map<UUID, CaseFile> changed = new LinkedHashMap<>();
    private final Promotion promotion;
    private final Naming naming;

    Floor(Situation situation, Naming naming) {
        this.policies = situation.policies();
        this.ledger = situation.ledger();
        this.sessions = new FirstSessions(ledger);
        this.naming = naming;
        situation.cohorts().forEach(cohort -> cohorts.put(cohort.id(), cohort));
        situation.files().forEach(file -> files.put(file.referral().id(), file));
        this.promotion = new Promotion(situation.line());
        this.journal = new Journal(cohorts, situation.waiting());
    }

    @Nullable
    CaseFile file(UUID referralId) {
        return files.get(referralId);
    }

    @Nullable
    Cohort cohort(String id) {
        return cohorts.get(id);
    }

    /** Files at hand that have not come to an end, in the order of the waitlist. */
    List<CaseFile> open(Command command) {
        return files.values().stream()
                .filter(file -> !file.status().isOver())
                .sorted(Comparator.comparing(
                        CaseFile::referral, policies.at(command.at()).waitingOrder()))
                .toList();
    }

    /** Who has a seat in a cohort, or waits for one; in the order of the waitlist. */
    List<CaseFile> concernedBy(String cohortId, Command command) {
        return files.values().stream()
                .filter(file -> hasASeatIn(file, cohortId) || waitsFor(file, cohortId))
                .sorted(Comparator.comparing(
                        CaseFile::referral, policies.at(command.at()).waitingOrder()))
                .toList();
    }

    private boolean hasASeatIn(CaseFile file, String cohortId) {
        Seat seat = ledger.seatOf(file.referral().id());
        return seat != null && seat.cohortId().equals(cohortId);
    }

    private static boolean waitsFor(CaseFile file, String cohortId) {
        Waiting waiting = file.waiting();
        return waiting != null
                && (cohortId.equals(waiting.nearestFit()) || waiting.couldJoin().contains(cohortId));
    }

    Map<UUID, CaseFile> changed() {
        return changed;
    }

    Promotion.Round round(@Nullable String joinable, Policy policy) {
        return promotion.round(joinable, files, policy.waiting());
    }

    /** Files a referral that is seen for the first time, so that it has a status to change from. */
    void file(CaseFile file) {
        files.putIfAbsent(file.referral().id(), file);
    }

    List<Fit> fits(CaseFile file, Policy policy, Command command) {
        MatchRules rules = rules(file, policy, command);
        List<Fit> fits = new ArrayList<>(cohorts.size());
        for (Cohort cohort : cohorts.values()) {
            fits.add(rules.fit(cohort));
        }
        return fits;
    }

    Fit fit(CaseFile file, Cohort cohort, Policy policy, Command command) {
        return rules(file, policy, command).fit(cohort);
    }

    private MatchRules rules(CaseFile file, Policy policy, Command command) {
        return new MatchRules(file, ledger, sessions, policy, command.at());
    }

    Seat seat(CaseFile file, Fit fit, SeatState state, Policy policy, Command command) {
        Session session = fit.firstSession();
        return new Seat(
                seatId(file, command),
                fit.cohort().id(),
                file.referral().id(),
                state,
                session == null ? command.at() : session.begins(),
                state == SeatState.OFFERED ? command.at().plus(policy.offerStands()) : null);
    }

    UUID seatId(CaseFile file, Command command) {
        return naming.name(command.cause().id(), "seat/" + file.referral().id());
    }

    Decision decision(
            CaseFile file,
            Outcome outcome,
            List<Reason> reasons,
            @Nullable Seat seat,
            @Nullable Choice choice,
            Policy policy,
            Actor actor,
            Command command) {
        Fit nearest = choice == null ? null : choice.nearest();
        return new Decision(
                naming.name(command.cause().id(), "decision/" + file.referral().id()),
                file.referral(),
                outcome,
                List.copyOf(reasons),
                seat == null ? null : cohorts.get(seat.cohortId()),
                seat,
                choice == null ? List.of() : choice.considered(),
                nearest == null ? null : nearest.cohort().id(),
                nearest == null ? List.of() : nearest.refusals(),
                Inputs.of(file.effective(), policy, command.at()),
                policy.version(),
                command.at(),
                actor,
                command.cause());
    }

    void settle(CaseFile file, Decision decision, Command command) {
        journal.note(new Happening.Decided(decision));
        Waiting waits = decision.outcome() == Outcome.WAITLISTED
                ? Waits.of(decision, Deadline.next(file, policies.at(command.at())))
                : null;
        ReferralStatus status =
                decision.outcome() == Outcome.ENROLLED && file.settled().begun()
                        ? ReferralStatus.STARTED
                        : decision.outcome().status();
        stand(file, status, waits, decision.reasons(), decision, decision.actor(), command);
    }

    void stand(
            CaseFile file,
            ReferralStatus status,
            @Nullable Waiting waits,
            List<Reason> reasons,
            @Nullable Decision decision,
            Actor actor,
            Command command) {
        CaseFile known = files.get(file.referral().id());
        journal.wait(known == null ? null : known.waiting(), -1, ledger, command);
        journal.wait(waits, 1, ledger, command);
        Settled settled = status == ReferralStatus.IN_REVIEW
                ? file.settled()
                : file.settled().ask(null);
        CaseFile now = new CaseFile(file.referral(), status, waits, settled, file.care(), file.revision());
        ReferralStatus from = known == null || known.status() == ReferralStatus.RECEIVED ? null : known.status();
        if (from != status) {
            tell(now, from, reasons, decision, actor, command);
        }
        keep(now);
    }

    /** Says where a referral stands and who has the next step. */
    void tell(
            CaseFile file,
            @Nullable ReferralStatus from,
            List<Reason> reasons,
            @Nullable Decision decision,
            Actor actor,
            Command command) {
        Seat seat = decision == null ? ledger.seatOf(file.referral().id()) : decision.seat();
        journal.note(new Happening.StatusChanged(
                file.referral(),
                from,
                file.status(),
                reasons,
                seat == null ? null : cohorts.get(seat.cohortId()),
                seat,
                NextStep.owner(file),
                NextStep.dueAt(file, decision, policies.at(command.at()), command.at()),
                actor,
                command.cause(),
                command.at()));
    }

    void keep(CaseFile file) {
        CaseFile next = new CaseFile(
                file.referral(), file.status(), file.waiting(), file.settled(), file.care(), file.revision() + 1);
        files.put(file.referral().id(), next);
        changed.put(file.referral().id(), next);
        promotion.know(next);
    }

    void seize(CaseFile file, Seat seat, List<Reason> reasons, Actor actor, Command command) {
        journal.touch(seat.cohortId(), ledger, command);
        if (!ledger.take(seat)) {
            throw new IllegalStateException("a fitting cohort had no seat, or the referral had one");
        }
        moved(file, seat, null, reasons, actor, command);
    }

    Seat move(CaseFile file, Seat seat, SeatState state, List<Reason> reasons, Actor actor, Command command) {
        journal.touch(seat.cohortId(), ledger, command);
        Seat now = ledger.move(seat, state);
        moved(file, now, seat.state(), reasons, actor, command);
        return now;
    }

    void moved(CaseFile file, Seat seat, @Nullable SeatState from, List<Reason> reasons, Actor actor, Command command) {
        journal.note(
                new Happening.SeatMoved(file.referral(), seat, from, reasons, actor, command.cause(), command.at()));
    }
}
