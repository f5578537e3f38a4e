package org.stepdown.enrollment.placement.kafka;

import org.apache.avro.specific.SpecificRecord;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.RejectedEventException;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;

/** What an event asks of the desk. It counts from when the hospital's message was received, on every replay. */
final class ReferralCommands {

    private ReferralCommands() {}

    static Command of(IncomingEvent incoming) {
        return switch (incoming.event()) {
            case ReferralOpened opened ->
                new Command.Open(
                        ReferralReader.read(opened.getReferral()),
                        cause(incoming, opened.getCause()),
                        opened.getReceivedAt());
            case ReferralChanged changed ->
                new Command.Change(
                        ReferralReader.read(changed.getReferral()),
                        cause(incoming, changed.getCause()),
                        changed.getReceivedAt());
            case ReferralClosed closed ->
                new Command.Close(
                        closed.getReferralId(),
                        status(closed),
                        ReasonCodes.read(closed.getReasons()),
                        Actor.SYSTEM,
                        cause(incoming, closed.getCause()),
                        closed.getReceivedAt());
            case ReferralsMerged merged ->
                new Command.Merge(
                        merged.getSurvivingReferralId(),
                        merged.getMergedReferralId(),
                        cause(incoming, merged.getCause()),
                        merged.getReceivedAt());
            default -> throw new RejectedEventException("UNEXPECTED_TYPE", type(incoming.event()));
        };
    }

    /** A closed referral is over, whatever status a newer sender gives it. */
    private static ReferralStatus status(ReferralClosed closed) {
        ReferralStatus status = Symbols.read(ReferralStatus.class, closed.getStatus(), ReferralStatus.CANCELLED);
        return status.isOver() ? status : ReferralStatus.CANCELLED;
    }

    private static Cause cause(IncomingEvent incoming, org.stepdown.events.Cause behind) {
        return new Cause(
                incoming.eventId(),
                type(incoming.event()),
                incoming.occurredAt(),
                behind.getControlId(),
                incoming.trail().correlationId(),
                incoming.trail().traceparent());
    }

    private static String type(SpecificRecord event) {
        return event.getSchema().getFullName();
    }
}
