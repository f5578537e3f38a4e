package org.stepdown.enrollment.placement;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.CaseFile.Waiting;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatLedger;
import org.stepdown.enrollment.seat.SeatState;

/**
 * Where referrals are decided, one command after the other, against the seats as the command before left them. It
 * only works things out; what came of it is in the results.
 */
public final class Desk {

    private static final Reason PLACED = Reason.of("PLACED");
    private static final Reason PROMOTED = Reason.of("PROMOTED_FROM_WAITLIST");
    private static final Reason NO_COHORT_FITS = Reason.of("NO_COHORT_FITS");
    private static final Reason ON_HOLD = Reason.of("SEAT_ON_HOLD");
    private static final Reason RESUMED = Reason.of("SEAT_RESUMED");
    private static final Reason MERGED = Reason.of("MERGED");

    private final Policies policies;
    private final Map<String, Cohort> cohorts = new LinkedHashMap<>();
    private final SeatLedger ledger;
    private final Map<UUID, CaseFile> files = new LinkedHashMap<>();
    private final Map<UUID, CaseFile> changed = new LinkedHashMap<>();
    private final Promotion promotion;
    private final Journal journal;
    private final Naming naming;
    private final Set<UUID> mergedAway;

    public Desk(Situation situation, Naming naming) {
        this.policies = situation.policies();
        this.ledger = situation.ledger();
        this.naming = naming;
        this.mergedAway = new LinkedHashSet<>(situation.mergedAway());
        situation.cohorts().forEach(cohort -> cohorts.put(cohort.id(), cohort));
        situation.files().forEach(file -> files.put(file.referral().id(), file));
        this.promotion = new Promotion(situation.line());
        this.journal = new Journal(cohorts, situation.waiting());
    }

    /** Does what is asked. */
    public void take(Command command) {
        switch (command) {
            case Command.Open open -> open(open.referral(), open);
            case Command.Change change -> change(change.referral(), change);
            case Command.Close close -> close(close);
            case Command.Merge merge -> merge(merge);
            case Command.Fill fill -> {
                journal.touch(fill.cohortId(), ledger, fill);
                fill(fill.cohortId(), null, fill);
            }
            case Command.Resize resize -> {
                journal.touch(resize.cohortId(), ledger, resize);
                ledger.resize(resize.cohortId(), resize.capacity());
                fill(resize.cohortId(), resize.cohortId(), resize);
            }
        }
    }

    /** What came of everything so far. */
    public Results results() {
        return journal.close(changed, ledger, policies, mergedAway);
    }

    private void open(Referral referral, Command command) {
        CaseFile file = files.get(referral.id());
        if (mergedAway.contains(referral.id())) {
            endUnplaced(referral, file, command);
        } else if (file != null && !file.status().isOver()) {
            change(referral, command);
        } else {
            decide(
                    file == null ? new CaseFile(referral, ReferralStatus.RECEIVED, null) : file.withReferral(referral),
                    file,
                    command);
        }
    }

    /** Events of two patients come in any order: the merge may come before the referral that it ends. */
    private void endUnplaced(Referral referral, @Nullable CaseFile known, Command command) {
        if (known == null) {
            CaseFile file = new CaseFile(referral, ReferralStatus.RECEIVED, null);
            files.put(referral.id(), file);
            stand(file, ReferralStatus.CANCELLED, null, List.of(MERGED), null, Actor.SYSTEM, command);
        }
    }

    private void change(Referral referral, Command command) {
        CaseFile file = files.get(referral.id());
        if (file == null) {
            open(referral, command);
        } else if (!file.status().isOver() && !file.referral().equals(referral)) {
            Seat seat = ledger.seatOf(referral.id());
            if (seat == null) {
                decide(file.withReferral(referral), file, command);
            } else {
                reassess(file.withReferral(referral), seat, command);
            }
        }
    }

    /** A placed patient keeps the seat; while the gate is shut it is on hold. */
    private void reassess(CaseFile file, Seat seat, Command command) {
        Policy policy = policies.at(command.at());
        Gate.Stop stop = Gate.stop(file.referral(), policy, command.at());
        if (stop != null) {
            List<Reason> reasons = new ArrayList<>(stop.reasons());
            reasons.add(ON_HOLD);
            Seat held = seat.state() == SeatState.ON_HOLD
                    ? seat
                    : move(file, seat, SeatState.ON_HOLD, reasons, Actor.SYSTEM, command);
            settle(
                    file,
                    decision(file, Outcome.IN_REVIEW, reasons, held, null, policy, command),
                    Actor.SYSTEM,
                    command);
        } else if (seat.state() == SeatState.ON_HOLD) {
            Seat resumed = move(file, seat, SeatState.ENROLLED, List.of(RESUMED), Actor.SYSTEM, command);
            settle(
                    file,
                    decision(file, Outcome.ENROLLED, List.of(RESUMED), resumed, null, policy, command),
                    Actor.SYSTEM,
                    command);
        } else {
            keep(file);
        }
    }

    private void close(Command.Close close) {
        CaseFile file = files.get(close.referralId());
        if (file != null && !file.status().isOver()) {
            String freed = end(file, close.status(), close.reasons(), close.actor(), close);
            if (freed != null) {
                fill(freed, freed, close);
            }
        }
    }

    private void merge(Command.Merge merge) {
        mergedAway.add(merge.mergedId());
        CaseFile merged = files.get(merge.mergedId());
        if (merged == null || merged.status().isOver()) {
            return;
        }
        Seat seat = ledger.seatOf(merge.mergedId());
        CaseFile surviving = files.get(merge.survivingId());
        if (seat != null
                && surviving != null
                && !surviving.status().isOver()
                && ledger.seatOf(merge.survivingId()) == null) {
            handOver(merged, seat, surviving, merge);
        } else {
            String freed = end(merged, ReferralStatus.CANCELLED, List.of(MERGED), Actor.SYSTEM, merge);
            if (freed != null) {
                fill(freed, freed, merge);
            }
        }
    }

    /** The person's seat goes on under the surviving referral; while that one's gate is shut it is on hold. */
    private void handOver(CaseFile merged, Seat seat, CaseFile surviving, Command command) {
        Policy policy = policies.at(command.at());
        Gate.Stop stop = Gate.stop(surviving.referral(), policy, command.at());
        boolean offered = stop == null && seat.state() == SeatState.OFFERED;
        Seat own = new Seat(
                seatId(surviving, command),
                seat.cohortId(),
                surviving.referral().id(),
                stop != null ? SeatState.ON_HOLD : offered ? SeatState.OFFERED : SeatState.ENROLLED,
                seat.firstSessionAt(),
                offered ? seat.expiresAt() : null);
        List<Reason> reasons = new ArrayList<>(List.of(MERGED));
        if (stop != null) {
            reasons.addAll(stop.reasons());
            reasons.add(ON_HOLD);
        }
        journal.touch(seat.cohortId(), ledger, command);
        Seat released = ledger.handOver(seat, own);
        moved(merged, released, seat.state(), List.of(MERGED), Actor.SYSTEM, command);
        moved(surviving, own, null, List.of(MERGED), Actor.SYSTEM, command);
        stand(merged, ReferralStatus.CANCELLED, null, List.of(MERGED), null, Actor.SYSTEM, command);
        Outcome outcome = stop != null ? Outcome.IN_REVIEW : offered ? Outcome.OFFERED : Outcome.ENROLLED;
        Decision decision = decision(surviving, outcome, reasons, own, null, policy, command);
        settle(surviving, decision, Actor.SYSTEM, command);
    }

    private @Nullable String end(
            CaseFile file, ReferralStatus status, List<Reason> reasons, Actor actor, Command command) {
        Seat seat = ledger.seatOf(file.referral().id());
        if (seat != null) {
            move(file, seat, SeatState.RELEASED, reasons, actor, command);
        }
        stand(file, status, null, reasons, null, actor, command);
        return seat == null ? null : seat.cohortId();
    }

    /** Gives free seats of a cohort to those who wait; {@code joinable} narrows to those known to lack only a seat. */
    private void fill(String cohortId, @Nullable String joinable, Command command) {
        Cohort cohort = cohorts.get(cohortId);
        if (cohort == null) {
            return;
        }
        Policy policy = policies.at(command.at());
        Promotion.Round round = promotion.round(joinable, files);
        while (ledger.census(cohortId).free() > 0) {
            CaseFile next = round.next();
            if (next == null) {
                return;
            }
            if (Gate.stop(next.referral(), policy, command.at()) == null
                    && MatchRules.fit(next.referral(), cohort, ledger, policy, command.at())
                            .suits()) {
                decide(next, next, PROMOTED, command);
            }
        }
    }

    private void decide(CaseFile file, @Nullable CaseFile known, Command command) {
        decide(file, known, PLACED, command);
    }

    private void decide(CaseFile file, @Nullable CaseFile known, Reason because, Command command) {
        if (known == null) {
            files.put(file.referral().id(), file);
        }
        Policy policy = policies.at(command.at());
        Gate.Stop stop = Gate.stop(file.referral(), policy, command.at());
        Decision decision;
        if (stop != null) {
            decision = decision(file, stop.outcome(), stop.reasons(), null, null, policy, command);
        } else {
            decision = choose(file, because, policy, command);
        }
        settle(file, decision, Actor.SYSTEM, command);
    }

    private Decision choose(CaseFile file, Reason because, Policy policy, Command command) {
        List<Fit> fits = new ArrayList<>(cohorts.size());
        for (Cohort cohort : cohorts.values()) {
            fits.add(MatchRules.fit(file.referral(), cohort, ledger, policy, command.at()));
        }
        Choice choice = Choice.among(fits, policy);
        Fit best = choice.best();
        if (best == null) {
            Fit nearest = choice.nearest();
            List<Reason> missing = nearest == null ? List.of(NO_COHORT_FITS) : nearest.refusals();
            return decision(file, Outcome.WAITLISTED, missing, null, choice, policy, command);
        }
        boolean offer = policy.acceptance() == Acceptance.REQUIRED;
        Seat seat = seat(file, best, offer, policy, command);
        seize(file, seat, List.of(because), command);
        return decision(
                file, offer ? Outcome.OFFERED : Outcome.ENROLLED, List.of(because), seat, choice, policy, command);
    }

    private Seat seat(CaseFile file, Fit best, boolean offer, Policy policy, Command command) {
        ZonedDateTime session = best.firstSession();
        return new Seat(
                seatId(file, command),
                best.cohort().id(),
                file.referral().id(),
                offer ? SeatState.OFFERED : SeatState.ENROLLED,
                session == null ? command.at() : session.toInstant(),
                offer ? command.at().plus(policy.offerStands()) : null);
    }

    private UUID seatId(CaseFile file, Command command) {
        return naming.name(command.cause().id(), "seat/" + file.referral().id());
    }

    private Decision decision(
            CaseFile file,
            Outcome outcome,
            List<Reason> reasons,
            @Nullable Seat seat,
            @Nullable Choice choice,
            Policy policy,
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
                Inputs.of(file.referral(), policy, command.at()),
                policy.version(),
                command.at(),
                command.cause());
    }

    private void settle(CaseFile file, Decision decision, Actor actor, Command command) {
        journal.note(new Happening.Decided(decision));
        Waiting waits = decision.outcome() == Outcome.WAITLISTED ? Waits.of(decision) : null;
        stand(file, decision.outcome().status(), waits, decision.reasons(), decision, actor, command);
    }

    private void stand(
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
        ReferralStatus from = known == null || known.status() == ReferralStatus.RECEIVED ? null : known.status();
        if (from != status) {
            journal.note(new Happening.StatusChanged(
                    file.referral(),
                    from,
                    status,
                    reasons,
                    decision == null ? null : decision.cohort(),
                    decision == null ? null : decision.seat(),
                    status.isOver() ? null : NextStep.owner(status),
                    NextStep.dueAt(status, decision, policies.at(command.at()), command.at()),
                    actor,
                    command.cause(),
                    command.at()));
        }
        keep(new CaseFile(file.referral(), status, waits));
    }

    private void keep(CaseFile file) {
        files.put(file.referral().id(), file);
        changed.put(file.referral().id(), file);
        promotion.know(file);
    }

    private void seize(CaseFile file, Seat seat, List<Reason> reasons, Command command) {
        journal.touch(seat.cohortId(), ledger, command);
        if (!ledger.take(seat)) {
            throw new IllegalStateException("a fitting cohort had no seat, or the referral had one");
        }
        moved(file, seat, null, reasons, Actor.SYSTEM, command);
    }

    private Seat move(CaseFile file, Seat seat, SeatState state, List<Reason> reasons, Actor actor, Command command) {
        journal.touch(seat.cohortId(), ledger, command);
        Seat now = ledger.move(seat, state);
        moved(file, now, seat.state(), reasons, actor, command);
        return now;
    }

    private void moved(
            CaseFile file, Seat seat, @Nullable SeatState from, List<Reason> reasons, Actor actor, Command command) {
        journal.note(
                new Happening.SeatMoved(file.referral(), seat, from, reasons, actor, command.cause(), command.at()));
    }
}
