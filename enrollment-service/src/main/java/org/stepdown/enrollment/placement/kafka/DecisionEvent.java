package org.stepdown.enrollment.placement.kafka;

import java.util.List;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Considered;
import org.stepdown.enrollment.placement.Decision;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.events.enrollment.CohortConsidered;
import org.stepdown.events.enrollment.CohortVerdict;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.events.referral.Pathway;

/** A decision as an event. */
final class DecisionEvent {

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
                decision.considered().stream().map(DecisionEvent::considered).toList(),
                decision.nearestFit(),
                ReasonCodes.write(decision.missing()),
                decision.inputs(),
                decision.policyVersion(),
                pathways(decision),
                decision.referral().urgent(),
                decision.referral().safetyFlag(),
                Actors.write(Actor.SYSTEM),
                Actors.write(decision.cause()));
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
