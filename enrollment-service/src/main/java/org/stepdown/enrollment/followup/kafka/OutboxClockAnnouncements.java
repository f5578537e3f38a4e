package org.stepdown.enrollment.followup.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.enrollment.followup.ClockAnnouncements;
import org.stepdown.enrollment.followup.ClockChange;
import org.stepdown.enrollment.followup.ClockState;
import org.stepdown.enrollment.followup.ClockWindow;
import org.stepdown.enrollment.followup.IndexEvent;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.events.Topics;
import org.stepdown.events.enrollment.FollowUpClockChanged;
import org.stepdown.events.referral.ClockMeasure;
import org.stepdown.events.referral.FollowUpClock;

/** Tells by the outbox, in the transaction that keeps the clocks; named by the window and how often it was told. */
@Component
final class OutboxClockAnnouncements implements ClockAnnouncements {

    private static final int SHORT = 7;
    private static final int LONG = 30;

    private final Outbox outbox;

    OutboxClockAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void announce(List<ClockChange> changes) {
        outbox.append(changes.stream().map(OutboxClockAnnouncements::event).toList());
    }

    private static OutgoingEvent event(ClockChange change) {
        ClockWindow window = change.window();
        IndexEvent index = window.index();
        String name = String.join(
                "/",
                "clock",
                index.measure().name(),
                index.at().toString(),
                String.valueOf(window.days()),
                String.valueOf(change.revision()));
        Cause behind = change.cause() == null ? change.last() : change.cause();
        Trail trail = new Trail(behind.correlationId(), null, behind.traceparent()).causedBy(behind.id());
        return new OutgoingEvent(
                EventIds.derived(window.referralId(), name),
                Topics.ENROLLMENT.name(),
                change.patientKey(),
                record(change),
                change.at(),
                trail);
    }

    @SuppressWarnings("NullAway") // generated code does not say what may be null
    private static FollowUpClockChanged record(ClockChange change) {
        ClockWindow window = change.window();
        return new FollowUpClockChanged(
                change.at(),
                window.referralId(),
                clock(window.index()),
                window.days(),
                org.stepdown.events.enrollment.ClockState.valueOf(window.state().name()),
                window.warning(),
                window.reasons().stream()
                        .map(reason ->
                                new org.stepdown.events.Reason(reason.code(), reason.details(), reason.policyVersion()))
                        .toList(),
                window.urgent() || window.state() == ClockState.MISSED,
                cause(change.cause()));
    }

    private static FollowUpClock clock(IndexEvent index) {
        return new FollowUpClock(
                ClockMeasure.valueOf(index.measure().name()),
                index.at(),
                index.date(),
                index.zone().getId(),
                index.lastDate(SHORT),
                index.lastDate(LONG));
    }

    @SuppressWarnings("NullAway") // generated code does not say what may be null
    private static org.stepdown.events.@Nullable Cause cause(@Nullable Cause cause) {
        return cause == null
                ? null
                : new org.stepdown.events.Cause(cause.id(), cause.type(), cause.occurredAt(), cause.controlId());
    }
}
