package org.stepdown.referral.lineage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.loop.Deliveries;
import org.stepdown.referral.quarantine.Act;

/**
 * The way of a message, from its receipt on.
 *
 * @param id identity given to it here
 * @param status ACCEPTED, PROCESSED, QUARANTINED or REJECTED
 * @param acknowledgement code that the sender heard
 * @param failure what was wrong and where
 * @param work what staff did about it
 * @param events what it said
 * @param referrals what it contributed to
 * @param failures what was given up on the way
 */
public record Journey(
        UUID id,
        Instant receivedAt,
        String application,
        String facility,
        @Nullable String controlId,
        @Nullable String type,
        String status,
        String acknowledgement,
        @Nullable String failure,
        List<Act> work,
        List<Said> events,
        List<Led> referrals,
        List<GivenUp> failures) {

    /**
     * An event of the message.
     *
     * @param processed whether it is in the encounter history
     * @param verdict why it led to no referral, where it did not
     */
    public record Said(
            UUID id,
            String type,
            Instant occurredAt,
            boolean processed,
            @Nullable String verdict) {}

    /**
     * A referral that the message contributed to.
     *
     * @param told what senders were told of it
     */
    public record Led(
            UUID id,
            List<String> pathways,
            String status,
            @Nullable String owner,
            @Nullable Instant dueAt,
            List<Step> history,
            List<Decision> decisions,
            List<Alerted> alerts,
            List<Deliveries.Entry> told) {

        /** What is left of it for who may not know more. */
        Led restricted() {
            return new Led(id, List.of(), RESTRICTED, null, null, List.of(), List.of(), List.of(), List.of());
        }
    }

    /** A status of a referral. */
    public record Step(String status, Instant at, List<String> reasons) {}

    /** A placement decision. */
    public record Decision(
            UUID id,
            Instant at,
            String outcome,
            List<String> reasons,
            @Nullable String cohort) {}

    /** An alert about a referral, as it stands. */
    public record Alerted(UUID id, String topic, String urgency, String state, Instant raisedAt, Instant at) {}

    /** An event that a consumer could not take. */
    public record GivenUp(UUID eventId, @Nullable String type, String consumer, String code, Instant at) {}

    /** In place of a referral's status, for who may not know. */
    public static final String RESTRICTED = "RESTRICTED";

    /** The same for somebody who may not know of all referrals: the others are restricted items. */
    public Journey asKnownTo(Predicate<UUID> mayKnow) {
        return new Journey(
                id,
                receivedAt,
                application,
                facility,
                controlId,
                type,
                status,
                acknowledgement,
                failure,
                work,
                events,
                referrals.stream()
                        .map(referral -> mayKnow.test(referral.id()) ? referral : referral.restricted())
                        .toList(),
                failures);
    }

    /** Whether nothing more is on its way right now. */
    public boolean isSettled() {
        return !status.equals("ACCEPTED")
                && referrals.stream().noneMatch(referral -> referral.status().equals("RECEIVED"));
    }
}
