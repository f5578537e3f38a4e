package org.stepdown.referral.loop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.events.Reason;
import org.stepdown.events.Topics;
import org.stepdown.events.referral.LoopDeliveryFailed;

/** Writes what staff are told of a delivery that is given up. One that is tried again and given up again is told again. */
final class GivenUp {

    private GivenUp() {}

    static OutgoingEvent event(Delivery delivery, Outcome outcome, Instant now) {
        Target target = delivery.target();
        LoopDeliveryFailed event = new LoopDeliveryFailed(
                now,
                delivery.id(),
                delivery.notice().referralId(),
                target.name(),
                target.facility(),
                delivery.attempt(),
                List.of(new Reason(outcome.code(), Map.of(), null)));
        return new OutgoingEvent(
                EventIds.derived(delivery.id(), "failed/" + delivery.giveUpAt()),
                Topics.REFERRAL.name(),
                "loop/" + target.id(),
                event,
                now,
                Trail.start(delivery.correlationId()).causedBy(delivery.id()));
    }
}
