package org.stepdown.enrollment.placement.kafka;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stepdown.enrollment.placement.Considered;
import org.stepdown.enrollment.placement.Considered.Verdict;
import org.stepdown.enrollment.placement.Decision;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.events.enrollment.CohortConsidered;
import org.stepdown.events.enrollment.CohortVerdict;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.events.referral.Pathway;

/** A decision as an event. */
final class DecisionEvent {

    /** So many cohorts an event names; with hundreds of them, all would make up most of every event. */
    private static final int MOST = 5;

    private static final Comparator<Considered> EARLIER =
            Comparator.comparing(Considered::firstSessionAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private DecisionEvent() {}

    static PlacementDecided of(Decision decision) {
        Seat seat = decision.seat();
        return new PlacementDecided(
                decision.at(),
                decision.id(),
                decision.referral().id(),
                Symbols.write(PlacementOutcome.class, decision.outcome()),
                ReasonCodes.write(decision.reasons()),
                CohortEvents.summary(decision.cohort(), seat),
                seat == null ? null : seat.id(),
                seat == null ? null : seat.expiresAt(),
                foremost(decision).stream().map(DecisionEvent::considered).toList(),
                decision.considered().size(),
                decision.nearestFit(),
                ReasonCodes.write(decision.missing()),
                decision.inputs(),
                decision.policyVersion(),
                pathways(decision),
                decision.referral().urgent(),
                decision.referral().safetyFlag(),
                Actors.write(decision.actor()),
                Actors.write(decision.cause()));
    }

    /** The chosen cohort, the nearest fit, and those that suit and were outranked, the earliest first session first. */
    private static List<Considered> foremost(Decision decision) {
        List<Considered> foremost = new ArrayList<>(MOST);
        List<Considered> outranked = new ArrayList<>();
        for (Considered one : decision.considered()) {
            if (one.verdict() == Verdict.CHOSEN || one.cohortId().equals(decision.nearestFit())) {
                foremost.add(one);
            } else if (one.verdict() == Verdict.OUTRANKED) {
                keepEarliest(outranked, one);
            }
        }
        foremost.addAll(outranked);
        return foremost;
    }

    private static void keepEarliest(List<Considered> kept, Considered one) {
        int place = kept.size();
        while (place > 0 && EARLIER.compare(one, kept.get(place - 1)) < 0) {
            place--;
        }
        if (place < MOST - 1) {
            kept.add(place, one);
            if (kept.size() == MOST) {
                kept.removeLast();
            }
        }
    }

    private static CohortConsidered considered(Considered considered) {
        return new CohortConsidered(
                considered.cohortId(),
                Symbols.write(CohortVerdict.class, considered.verdict()),
                ReasonCodes.write(considered.reasons()),
                considered.firstSessionAt(),
                considered.free());
    }

    private static List<Pathway> pathways(Decision decision) {
        return decision.referral().pathways().stream().map(Pathway::valueOf).toList();
    }
}
