package org.stepdown.enrollment.attendance.kafka;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.enrollment.attendance.AttendanceAnnouncements;
import org.stepdown.enrollment.attendance.AttendanceRecord;
import org.stepdown.enrollment.attendance.Outreach;
import org.stepdown.enrollment.attendance.Session;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.events.ActorKind;
import org.stepdown.events.Topics;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.AttendanceStatus;
import org.stepdown.events.enrollment.OutreachAttempted;
import org.stepdown.events.enrollment.OutreachResult;

/** Tells by the outbox, in the transaction that keeps what is told. */
@Component
final class OutboxAttendanceAnnouncements implements AttendanceAnnouncements {

    /** What the names of sessions are derived from: a session has one name, whoever was there. */
    private static final UUID SESSIONS = new UUID(0, 0);

    private final Outbox outbox;

    OutboxAttendanceAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void recorded(AttendanceRecord record, String patientKey, Cause cause) {
        Session session = record.session();
        append(
                eventId(record.id()),
                patientKey,
                new AttendanceRecorded(
                        record.at(),
                        record.referralId(),
                        session.cohortId(),
                        EventIds.derived(SESSIONS, "session/" + session.cohortId() + "/" + session.date()),
                        session.date(),
                        status(record),
                        record.minutes(),
                        session.minutes(),
                        record.corrects(),
                        actor(Actor.staff(record.by()))),
                cause,
                record.at());
    }

    @Override
    public void attempted(
            Outreach outreach, String patientKey, Outreach.Result result, Actor actor, Cause cause, Instant at) {
        append(
                EventIds.derived(outreach.id(), "attempt/" + outreach.attempts()),
                patientKey,
                new OutreachAttempted(
                        at,
                        outreach.referralId(),
                        outreach.attempts(),
                        OutreachResult.valueOf(result.name()),
                        actor(actor),
                        noShow(outreach)),
                cause,
                at);
    }

    private void append(UUID id, String key, SpecificRecord event, Cause cause, Instant at) {
        Trail trail = new Trail(cause.correlationId(), null, cause.traceparent()).causedBy(cause.id());
        outbox.append(List.of(new OutgoingEvent(id, Topics.ENROLLMENT.name(), key, event, at, trail)));
    }

    private static AttendanceStatus status(AttendanceRecord record) {
        return switch (record.status()) {
            case ATTENDED -> AttendanceStatus.ATTENDED;
            case LATE -> AttendanceStatus.PARTIAL;
            case NO_SHOW -> AttendanceStatus.NO_SHOW;
            case EXCUSED -> AttendanceStatus.EXCUSED;
        };
    }

    @SuppressWarnings("NullAway") // generated code does not say what may be null
    private static org.stepdown.events.Actor actor(Actor actor) {
        return new org.stepdown.events.Actor(ActorKind.valueOf(actor.kind().name()), actor.id());
    }

    /** The event that told of the no-show. */
    @SuppressWarnings("NullAway") // generated code does not say what may be null
    private static org.stepdown.events.Cause noShow(Outreach outreach) {
        return new org.stepdown.events.Cause(
                eventId(outreach.noShow()),
                AttendanceRecorded.getClassSchema().getFullName(),
                outreach.openedAt(),
                null);
    }

    private static UUID eventId(UUID recordId) {
        return EventIds.derived(recordId, "recorded");
    }
}
