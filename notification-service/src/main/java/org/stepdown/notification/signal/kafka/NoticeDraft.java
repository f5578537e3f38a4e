package org.stepdown.notification.signal.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;
import org.stepdown.notification.signal.Signal;

/** A notice while it is read from an event. */
final class NoticeDraft {

    private final IncomingEvent event;
    private final Subject subject;
    private final List<Signal> signals = new ArrayList<>();
    private @Nullable String programId;
    private Notice.@Nullable Person person;
    private Notice.@Nullable Placed placed;

    private NoticeDraft(IncomingEvent event, Subject subject) {
        this.event = event;
        this.subject = subject;
    }

    static NoticeDraft onReferral(IncomingEvent event, UUID referralId) {
        return new NoticeDraft(event, new Subject.OfReferral(referralId));
    }

    static NoticeDraft on(IncomingEvent event, String subject) {
        return new NoticeDraft(event, new Subject.Other(subject));
    }

    NoticeDraft says(Line line, @Nullable Topic topic, Instant at, boolean urgent) {
        return says(line, "", topic, at, urgent);
    }

    NoticeDraft says(Line line, String scope, @Nullable Topic topic, Instant at, boolean urgent) {
        signals.add(new Signal(event.eventId(), line, scope, topic, at, event.offset(), urgent, 1, false));
        return this;
    }

    /** Where the patient is placed: with another program it is news to that one's staff. */
    NoticeDraft places(@Nullable Topic topic, Instant at, boolean urgent) {
        signals.add(new Signal(
                event.eventId(), Line.PLACEMENT, "", topic, at, event.offset(), urgent, 1, false, programId));
        return this;
    }

    NoticeDraft program(@Nullable String id) {
        programId = id;
        return this;
    }

    /** The patient is with this program now, or with none. */
    NoticeDraft placed(@Nullable String id, Instant at) {
        programId = id;
        placed = new Notice.Placed(id, at);
        return this;
    }

    NoticeDraft person(Notice.Person known) {
        person = known;
        return this;
    }

    Notice notice() {
        return new Notice(subject, event.key(), programId, person, signals, cause(), placed);
    }

    private Cause cause() {
        Trail effects = event.effects();
        return new Cause(
                event.eventId(),
                event.event().getSchema().getFullName(),
                event.occurredAt(),
                effects.correlationId(),
                effects.traceparent());
    }
}
