package org.stepdown.referral.referral.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.events.Cause;
import org.stepdown.events.Topics;
import org.stepdown.events.referral.ReferralChange;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.events.referral.ReferralsMerged;
import org.stepdown.referral.referral.Announcement;
import org.stepdown.referral.referral.KnownReferral;

/** Writes what others are told about referrals as events. */
final class ReferralEvents {

    private final Map<UUID, IncomingEvent> incoming;

    /** @param incoming the events at hand, by identity */
    ReferralEvents(Map<UUID, IncomingEvent> incoming) {
        this.incoming = Map.copyOf(incoming);
    }

    OutgoingEvent event(Announcement announcement) {
        IncomingEvent because =
                Objects.requireNonNull(incoming.get(announcement.cause().eventId()));
        Instant at = announcement.cause().occurredAt();
        Instant received = announcement.cause().receivedAt();
        KnownReferral referral = announcement.referral();
        Cause cause = cause(announcement, because);
        return switch (announcement) {
            case Announcement.Opened opened ->
                outgoing(
                        "opened",
                        because,
                        at,
                        referral,
                        new ReferralOpened(at, received, ReferralMapping.referral(referral), cause));
            case Announcement.Changed changed -> {
                List<ReferralChange> changes = changed.changes().stream()
                        .map(change -> ReferralChange.valueOf(change.name()))
                        .toList();
                yield outgoing(
                        "changed",
                        because,
                        at,
                        referral,
                        new ReferralChanged(at, received, ReferralMapping.referral(referral), changes, cause));
            }
            case Announcement.Closed closed ->
                outgoing(
                        "closed",
                        because,
                        at,
                        referral,
                        new ReferralClosed(
                                at,
                                received,
                                referral.id(),
                                ReferralStatus.CANCELLED,
                                closed.reasons().stream()
                                        .map(reason -> ReferralMapping.reason(reason, referral))
                                        .toList(),
                                closed.stopOutreach(),
                                cause));
            case Announcement.Merged merged ->
                outgoing(
                        "merged",
                        because,
                        at,
                        referral,
                        new ReferralsMerged(
                                at, received, merged.survivingId(), referral.id(), referral.patientKey(), cause));
        };
    }

    private static OutgoingEvent outgoing(
            String name, IncomingEvent because, Instant at, KnownReferral referral, SpecificRecord event) {
        // Who was merged goes on under the key of the one that stays.
        String key = event instanceof ReferralsMerged ? because.key() : referral.patientKey();
        UUID id = EventIds.derived(because.eventId(), "referral/" + referral.id() + "/" + name);
        return new OutgoingEvent(id, Topics.REFERRAL.name(), key, event, at, because.effects());
    }

    private static Cause cause(Announcement announcement, IncomingEvent because) {
        return new Cause(
                because.eventId(),
                because.event().getSchema().getName(),
                announcement.cause().occurredAt(),
                announcement.cause().controlId());
    }
}
