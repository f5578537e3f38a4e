package org.stepdown.notification.dispatch.kafka;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Topics;
import org.stepdown.events.alert.AlertDeliveryChanged;
import org.stepdown.events.alert.DeliveryChannel;
import org.stepdown.events.alert.DeliveryState;
import org.stepdown.notification.delivery.Delivery.About;
import org.stepdown.notification.dispatch.DeliveryNews;
import org.stepdown.notification.dispatch.Due;
import org.stepdown.notification.dispatch.Settled;

/** Puts what became of an attempt on the alert topic. */
@Component
final class DeliveryEvents implements DeliveryNews {

    private final Outbox outbox;

    DeliveryEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void settled(Due due, Settled settled, Instant now) {
        Due.Trail trail = due.trail();
        if (trail != null && due.delivery().about() instanceof About.AnAlert alert) {
            UUID id = EventIds.derived(due.delivery().id(), "attempt/" + due.attempt() + "/" + now);
            AlertDeliveryChanged event = AlertDeliveryChanged.newBuilder()
                    .setOccurredAt(now)
                    .setAlertId(alert.id())
                    .setDeliveryId(due.delivery().id())
                    .setChannel(DeliveryChannel.valueOf(due.delivery().channel().name()))
                    .setState(state(settled))
                    .setAttempt(due.attempt())
                    .build();
            outbox.append(List.of(new OutgoingEvent(
                    id,
                    Topics.ALERT.name(),
                    trail.key(),
                    event,
                    now,
                    new Trail(trail.correlationId(), null, trail.traceparent()).causedBy(raised(alert.id())))));
        }
    }

    /** The event by which the alert was told of first: what is delivered goes back to it, whatever happened since. */
    private static UUID raised(UUID alert) {
        return EventIds.derived(alert, "revision/0");
    }

    private static DeliveryState state(Settled settled) {
        return switch (settled) {
            case Settled.Taken taken -> taken.arrived() ? DeliveryState.DELIVERED : DeliveryState.SENT;
            case Settled.Later later -> DeliveryState.FAILED;
            case Settled.GivenUp givenUp -> DeliveryState.GIVEN_UP;
        };
    }
}
