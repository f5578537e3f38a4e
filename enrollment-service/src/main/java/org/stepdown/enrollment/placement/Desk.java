package org.stepdown.enrollment.placement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.enrollment.seat.SeatState;

/**
 * Where referrals are decided, one command after the other, against the seats as the command before left them. It
 * only works things out; what came of it is in the results.
 */
public final class Desk {

    private static final Reason ON_HOLD = Reason.of("SEAT_ON_HOLD");
    private static final Reason MERGED = Reason.of("MERGED");

    private final Floor floor;
    private final Placing placing;
    private final StaffActs staffActs;
    private final Lapses lapses;
    private final CareProgress careProgress;
    private final HospitalNews hospitalNews;
    private final CohortNews cohortNews;
    private final Set<UUID> mergedAway;

    public Desk(Situation situation, Naming naming) {
        this.floor = new Floor(situation, naming);
        this.placing = new Placing(floor);
        this.staffActs = new StaffActs(floor, placing);
        this.lapses = new Lapses(floor, placing);
        this.careProgress = new CareProgress(floor, placing);
        this.hospitalNews = new HospitalNews(floor, placing, situation);
        this.cohortNews = new CohortNews(floor, placing);
        this.mergedAway = new LinkedHashSet<>(situation.mergedAway());
    }

    /** Does what is asked. */
    public void take(Command command) {
        switch (command) {
            case Command.Open open -> open(open.referral(), open);
            case Command.Change change -> change(change.referral(), change);
            case Command.Close close -> close(close);
            case Command.Merge merge -> merge(merge);
            case Command.Start start -> careProgress.start(start);
            case Command.Review review -> careProgress.review(review);
            case Command.Return back -> careProgress.goOn(back);
            case Command.OfStaff act -> staffActs.take(act);
            case Command.Expire expire -> lapses.expire(expire);
            case Command.Overdue overdue -> lapses.overdue(overdue);
            case Command.Seen seen -> hospitalNews.take(seen);
            case Command.Fill fill -> cohortNews.opened(fill);
            case Command.Redefine redefine -> cohortNews.redefined(redefine);
            case Command.Resize resize -> {
                floor.journal.touch(resize.cohortId(), floor.ledger, resize);
                floor.ledger.resize(resize.cohortId(), resize.capacity());
                placing.fill(resize.cohortId(), resize.cohortId(), resize);
            }
        }
    }

    /** What came of everything so far. */
    public Results results() {
        return floor.journal.close(floor.changed(), floor.ledger, floor.policies, mergedAway);
    }

    private void open(Referral referral, Command command) {
        CaseFile file = floor.file(referral.id());
        if (mergedAway.contains(referral.id())) {
            endUnplaced(referral, file, command);
        } else if (file != null && !file.status().isOver()) {
            change(referral, command);
        } else {
            CaseFile told = file == null ? CaseFile.received(referral) : file.withReferral(referral);
            placing.decide(hospitalNews.informed(told, command), Actor.SYSTEM, command);
        }
    }

    /** Events of two patients come in any order: the merge may come before the referral that it ends. */
    private void endUnplaced(Referral referral, @Nullable CaseFile known, Command command) {
        if (known == null) {
            CaseFile file = CaseFile.received(referral);
            floor.file(file);
            floor.stand(file, ReferralStatus.CANCELLED, null, List.of(MERGED), null, Actor.SYSTEM, command);
        }
    }

    private void change(Referral referral, Command command) {
        CaseFile file = floor.file(referral.id());
        if (file == null) {
            open(referral, command);
        } else if (!file.status().isOver() && !file.referral().equals(referral)) {
            placing.again(hospitalNews.informed(file.withReferral(referral), command), Actor.SYSTEM, command);
        }
    }

    private void close(Command.Close close) {
        CaseFile file = floor.file(close.referralId());
        if (file != null && !file.status().isOver()) {
            placing.end(file, close.status(), close.reasons(), close.actor(), close);
        }
    }

    private void merge(Command.Merge merge) {
        mergedAway.add(merge.mergedId());
        CaseFile merged = floor.file(merge.mergedId());
        if (merged == null || merged.status().isOver()) {
            return;
        }
        CaseFile surviving = floor.file(merge.survivingId());
        if (surviving == null || surviving.status().isOver()) {
            placing.end(merged, ReferralStatus.CANCELLED, List.of(MERGED), Actor.SYSTEM, merge);
            return;
        }
        CaseFile heir = surviving.with(surviving.settled().inherit(merged.settled()));
        Seat seat = floor.ledger.seatOf(merge.mergedId());
        Seat own = floor.ledger.seatOf(merge.survivingId());
        if (seat != null && (own == null || weight(seat, merged) > weight(own, surviving))) {
            if (own != null) {
                floor.move(heir, own, SeatState.RELEASED, List.of(MERGED), Actor.SYSTEM, merge);
            }
            handOver(merged, seat, heir, merge);
            if (own != null) {
                placing.fill(own.cohortId(), own.cohortId(), merge);
            }
        } else {
            if (!heir.settled().equals(surviving.settled())) {
                placing.again(heir, Actor.SYSTEM, merge);
            }
            placing.end(merged, ReferralStatus.CANCELLED, List.of(MERGED), Actor.SYSTEM, merge);
        }
    }

    /** Of two seats of one person the one stays that the patient would miss most. */
    private static int weight(Seat seat, CaseFile file) {
        return file.settled().begun()
                ? 3
                : switch (seat.state()) {
                    case ENROLLED -> 2;
                    case ON_HOLD -> 1;
                    case HELD, OFFERED, RELEASED -> 0;
                };
    }

    /** The person's seat goes on under the surviving referral; while that one's gate is shut it is on hold. */
    private void handOver(CaseFile merged, Seat seat, CaseFile surviving, Command command) {
        Policy policy = floor.policies.at(command.at());
        Gate.Stop stop = Gate.stop(surviving, policy, command.at());
        boolean unanswered = seat.id().equals(merged.settled().offer());
        boolean offered = stop == null && unanswered;
        Seat own = new Seat(
                floor.seatId(surviving, command),
                seat.cohortId(),
                surviving.referral().id(),
                stop != null ? SeatState.ON_HOLD : offered ? SeatState.OFFERED : SeatState.ENROLLED,
                seat.firstSessionAt(),
                offered
                        ? Objects.requireNonNullElse(
                                seat.expiresAt(), command.at().plus(policy.offerStands()))
                        : null);
        CaseFile heir = surviving.with(surviving
                .settled()
                .offered(unanswered ? own.id() : null)
                .begin(merged.settled().begun() || surviving.settled().begun()));
        List<Reason> reasons = new ArrayList<>(List.of(MERGED));
        if (stop != null) {
            reasons.addAll(stop.reasons());
            reasons.add(ON_HOLD);
        }
        floor.journal.touch(seat.cohortId(), floor.ledger, command);
        Seat released = floor.ledger.handOver(seat, own);
        floor.moved(merged, released, seat.state(), List.of(MERGED), Actor.SYSTEM, command);
        floor.moved(heir, own, null, List.of(MERGED), Actor.SYSTEM, command);
        floor.stand(merged, ReferralStatus.CANCELLED, null, List.of(MERGED), null, Actor.SYSTEM, command);
        Outcome outcome = stop != null ? Outcome.IN_REVIEW : offered ? Outcome.OFFERED : Outcome.ENROLLED;
        Decision decision = floor.decision(heir, outcome, reasons, own, null, policy, Actor.SYSTEM, command);
        floor.settle(heir, decision, command);
    }
}
