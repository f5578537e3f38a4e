package org.stepdown.notification.alert.kafka;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Topics;
import org.stepdown.events.alert.AlertChange;
import org.stepdown.events.alert.AlertChanged;
import org.stepdown.events.alert.AlertRaised;
import org.stepdown.notification.alert.Actor;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Change;

/** Puts changes on the alert topic, by the outbox. */
@Component
final class AlertEvents implements Announcements {

    private final Outbox outbox;

    AlertEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void announce(List<Change> changes) {
        outbox.append(changes.stream().map(AlertEvents::outgoing).toList());
    }

    private static OutgoingEvent outgoing(Change change) {
        int revision = change.alert().standing().revision();
        return new OutgoingEvent(
                eventId(change, revision),
                Topics.ALERT.name(),
                change.alert().origin().key(),
                event(change),
                change.at(),
                trail(change, revision));
    }

    private static UUID eventId(Change change, int revision) {
        return EventIds.derived(change.alert().origin().id(), "revision/" + revision);
    }

    /** What a person or time did follows on the alert's event before it. */
    private static Trail trail(Change change, int revision) {
        Cause cause = change.cause();
        return cause == null
                ? Trail.start(change.alert().origin().correlationId()).causedBy(eventId(change, revision - 1))
                : new Trail(cause.correlationId(), cause.id(), cause.traceparent());
    }

    private static SpecificRecord event(Change change) {
        org.stepdown.events.@Nullable Cause cause = avro(change.cause());
        return change.kind() == Change.Kind.RAISED
                ? AlertRaised.newBuilder()
                        .setOccurredAt(change.at())
                        .setAlert(AvroAlert.of(change.alert()))
                        .setCause(cause)
                        .build()
                : AlertChanged.newBuilder()
                        .setOccurredAt(change.at())
                        .setAlert(AvroAlert.of(change.alert()))
                        .setChange(AlertChange.valueOf(change.kind().name()))
                        .setReason(change.actor().equals(Actor.SYSTEM) ? change.reason() : null)
                        .setActor(AvroAlert.actor(change.actor()))
                        .setCause(cause)
                        .build();
    }

    private static org.stepdown.events.@Nullable Cause avro(@Nullable Cause cause) {
        return cause == null
                ? null
                : org.stepdown.events.Cause.newBuilder()
                        .setEventId(cause.id())
                        .setEventType(cause.type())
                        .setOccurredAt(cause.occurredAt())
                        .build();
    }
}
