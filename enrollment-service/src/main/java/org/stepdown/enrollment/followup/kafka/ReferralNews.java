package org.stepdown.enrollment.followup.kafka;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.RejectedEventException;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.followup.IndexEvent;
import org.stepdown.enrollment.followup.Measure;
import org.stepdown.enrollment.followup.ToldReferral;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.events.referral.FollowUpClock;
import org.stepdown.events.referral.Referral;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;

/** What an event of referral-service tells of clocks. */
final class ReferralNews {

    private ReferralNews() {}

    static FollowUpNews of(IncomingEvent incoming) {
        return switch (incoming.event()) {
            case ReferralOpened opened -> told(opened.getReferral(), incoming, opened.getCause());
            case ReferralChanged changed -> told(changed.getReferral(), incoming, changed.getCause());
            case ReferralClosed closed ->
                new FollowUpNews.Ended(
                        closed.getReferralId(),
                        incoming.key(),
                        new ToldReferral.Ending(
                                closed.getStopOutreach(), closed.getOccurredAt(), reasons(closed.getReasons())),
                        cause(incoming, closed.getCause()));
            case ReferralsMerged merged ->
                new FollowUpNews.Merged(
                        merged.getSurvivingReferralId(),
                        incoming.key(),
                        merged.getMergedReferralId(),
                        merged.getMergedPatientKey(),
                        cause(incoming, merged.getCause()));
            default -> throw new RejectedEventException("UNEXPECTED_TYPE", type(incoming.event()));
        };
    }

    private static FollowUpNews told(Referral referral, IncomingEvent incoming, org.stepdown.events.Cause behind) {
        return new FollowUpNews.Told(
                referral.getReferralId(),
                referral.getPatientKey(),
                referral.getPatient().getBirthDate(),
                referral.getUrgent(),
                referral.getClocks().stream()
                        .filter(ReferralNews::isKnown)
                        .map(ReferralNews::index)
                        .toList(),
                cause(incoming, behind));
    }

    /** A measure of a newer sender is not ours to run. */
    private static boolean isKnown(FollowUpClock clock) {
        return Arrays.stream(Measure.values())
                .anyMatch(measure -> measure.name().equals(clock.getMeasure().name()));
    }

    private static IndexEvent index(FollowUpClock clock) {
        try {
            return new IndexEvent(
                    Measure.valueOf(clock.getMeasure().name()), clock.getIndexAt(), ZoneId.of(clock.getTimeZone()));
        } catch (DateTimeException e) {
            throw new RejectedEventException("UNKNOWN_TIME_ZONE", "the event names a time zone that there is not");
        }
    }

    private static List<Reason> reasons(List<org.stepdown.events.Reason> told) {
        return told.stream()
                .map(reason -> new Reason(reason.getCode(), reason.getDetails(), reason.getPolicyVersion()))
                .toList();
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
