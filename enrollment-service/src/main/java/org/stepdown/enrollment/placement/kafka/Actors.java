package org.stepdown.enrollment.placement.kafka;

import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.events.ActorKind;

/** Who and what is behind an event. */
final class Actors {

    private Actors() {}

    @SuppressWarnings("NullAway") // generated code does not say what may be null
    static org.stepdown.events.Actor write(Actor actor) {
        return new org.stepdown.events.Actor(Symbols.write(ActorKind.class, actor.kind()), actor.id());
    }

    @SuppressWarnings("NullAway") // generated code does not say what may be null
    static org.stepdown.events.Cause write(Cause cause) {
        return new org.stepdown.events.Cause(cause.id(), cause.type(), cause.occurredAt(), cause.controlId());
    }
}
