package org.stepdown.notification.signal.kafka;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.ReferralRequestCancelled;
import org.stepdown.events.referral.FeedResumed;
import org.stepdown.events.referral.FeedWentSilent;
import org.stepdown.events.referral.GlassBroken;
import org.stepdown.events.referral.LoopDeliveryFailed;
import org.stepdown.events.referral.MessageQuarantined;
import org.stepdown.events.referral.Pathway;
import org.stepdown.events.referral.Referral;
import org.stepdown.events.referral.ReferralChange;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;

/** What events of referral-service mean. Their times are those of receipt, by our clock, as decisions count too. */
final class ReferralNotices {

    /** As a program of its own, which the privacy office looks after. */
    private static final String PRIVACY = "privacy";

    private ReferralNotices() {}

    static Notice of(IncomingEvent event) {
        return switch (event.event()) {
            case ReferralOpened opened -> opened(event, opened).notice();
            case ReferralChanged changed -> changed(event, changed).notice();
            case ReferralClosed closed -> closed(event, closed).notice();
            case ReferralsMerged merged ->
                NoticeDraft.onReferral(event, merged.getMergedReferralId())
                        .says(Line.CLOSED, null, merged.getReceivedAt(), false)
                        .notice();
            case MessageQuarantined kept ->
                feed(event, kept.getApplication(), kept.getFacility())
                        .says(Line.MESSAGE, Topic.MESSAGE_QUARANTINED, kept.getOccurredAt(), false)
                        .notice();
            case FeedWentSilent silent ->
                feed(event, silent.getApplication(), silent.getFacility())
                        .says(Line.FEED, Topic.FEED_SILENT, silent.getOccurredAt(), false)
                        .notice();
            case FeedResumed resumed ->
                feed(event, resumed.getApplication(), resumed.getFacility())
                        .says(Line.FEED, Topic.FEED_RESUMED, resumed.getOccurredAt(), false)
                        .notice();
            case LoopDeliveryFailed failed ->
                NoticeDraft.on(event, "loop/" + failed.getFacility() + "/" + failed.getTarget())
                        .says(Line.DELIVERY, Topic.DELIVERY_FAILURE, failed.getOccurredAt(), false)
                        .notice();
            case GlassBroken broken ->
                NoticeDraft.on(event, "glass/" + broken.getReferralId())
                        .program(PRIVACY)
                        .says(Line.GLASS, broken.getAccount(), Topic.GLASS_BROKEN, broken.getOccurredAt(), true)
                        .notice();
            default -> throw new IllegalArgumentException("not an event of referral-service");
        };
    }

    private static NoticeDraft opened(IncomingEvent event, ReferralOpened opened) {
        Referral referral = opened.getReferral();
        Instant at = opened.getReceivedAt();
        return flags(event, referral, at).says(Line.OPENED, Topic.REFERRAL_RECEIVED, at, urgent(referral));
    }

    /** A further pathway is news; anything else only changes what is known. */
    private static NoticeDraft changed(IncomingEvent event, ReferralChanged changed) {
        Referral referral = changed.getReferral();
        Instant at = changed.getReceivedAt();
        NoticeDraft draft = flags(event, referral, at);
        return changed.getChanges().contains(ReferralChange.PATHWAY_ADDED)
                ? draft.says(Line.OPENED, Topic.REFERRAL_RECEIVED, at, urgent(referral))
                : draft;
    }

    private static NoticeDraft flags(IncomingEvent event, Referral referral, Instant at) {
        return NoticeDraft.onReferral(event, referral.getReferralId())
                .person(person(referral, at))
                .says(Line.SAFETY, referral.getSafetyFlag() ? Topic.SAFETY_REVIEW : null, at, referral.getSafetyFlag())
                .says(
                        Line.ADVICE,
                        referral.getLeftAgainstAdvice() ? Topic.LEFT_AGAINST_ADVICE : null,
                        at,
                        referral.getLeftAgainstAdvice());
    }

    /** A stay that is over by a closing is over on the hospital's clock too, should the referral open again. */
    private static NoticeDraft closed(IncomingEvent event, ReferralClosed closed) {
        Instant at = closed.getReceivedAt();
        NoticeDraft draft = NoticeDraft.onReferral(event, closed.getReferralId())
                .says(Line.CLOSED, afterClosing(closed), at, false);
        CareScope.all().forEach(scope -> draft.says(Line.CARE, scope, null, closed.getOccurredAt(), false));
        return draft;
    }

    private static @Nullable Topic afterClosing(ReferralClosed closed) {
        if (closed.getStopOutreach()) {
            return Topic.OUTREACH_STOPPED;
        }
        boolean bySender = ReferralRequestCancelled.SCHEMA$
                .getFullName()
                .equals(closed.getCause().getEventType());
        return switch (closed.getStatus()) {
            case CANCELLED -> bySender ? Topic.WITHDRAWN : Topic.DISCHARGE_CANCELLED;
            case WITHDRAWN, DECLINED -> Topic.WITHDRAWN;
            case NOT_ELIGIBLE -> Topic.NOT_ELIGIBLE;
            default -> null;
        };
    }

    private static boolean urgent(Referral referral) {
        return referral.getUrgent()
                || referral.getSafetyFlag()
                || referral.getLeftAgainstAdvice()
                || referral.getPathways().contains(Pathway.ACUTE_PSYCHIATRIC);
    }

    /** Unknown counts as a Part 2 program: the name is not even kept. */
    private static Notice.Person person(Referral referral, Instant at) {
        Patient patient = referral.getPatient();
        String name = Stream.of(patient.getGiven(), patient.getFamily())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        boolean shown = referral.getPart2() == Part2Status.NOT_PART_2 && !name.isEmpty();
        return new Notice.Person(shown ? name : null, at);
    }

    private static NoticeDraft feed(IncomingEvent event, String application, String facility) {
        return NoticeDraft.on(event, "feed/" + application + "/" + facility);
    }
}
