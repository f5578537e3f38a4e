package org.stepdown.enrollment.placement.kafka;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stepdown.audit.Audit;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;
import org.stepdown.audit.Tally;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Decision;

/** Tells the audit of decisions, in the transaction that keeps them. */
@Component
class DecisionAudit {

    private static final String SERVICE = "enrollment-service";

    private final Audit audit;
    private final Clock clock;

    DecisionAudit(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void record(List<Decision> decisions) {
        Tally tally = new Tally();
        decisions.forEach(decision -> tally.add(
                Kind.DECISION,
                who(decision.actor()),
                "decide on a referral",
                Outcome.DONE,
                decision.outcome().name(),
                decision.referral().id().toString()));
        audit.record(tally.entries(clock.instant()));
    }

    /** What staff decide they decide in a request of their own; all else the service does, whoever has set it off. */
    private static org.stepdown.audit.Actor who(Actor actor) {
        return actor.kind() == Actor.Kind.STAFF
                ? org.stepdown.audit.Actor.currentOr(SERVICE)
                : org.stepdown.audit.Actor.service(SERVICE);
    }
}
