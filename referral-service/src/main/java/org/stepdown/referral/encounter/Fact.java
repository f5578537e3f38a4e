package org.stepdown.referral.encounter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a hospital said happened.
 *
 * @param eventId identity of the event that said it
 * @param kind what happened
 * @param occurredAt when it happened
 * @param receivedAt when the hospital's message was received
 * @param controlId control id of that message
 * @param person the patient
 * @param stay the visit, for what happens to one
 * @param request the request, for what happens to one
 * @param diagnoses diagnoses in message order
 * @param attestations suitability as attested
 */
public record Fact(
        UUID eventId,
        Kind kind,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable String controlId,
        Person person,
        @Nullable Stay stay,
        @Nullable Request request,
        List<Diagnosis> diagnoses,
        List<Attestation> attestations) {

    /**
     * The order in which facts count: event time, never arrival. A cancellation may carry the time of what it cancels
     * (EVN-6 does), so kinds have an order too.
     */
    public static final Comparator<Fact> BY_EVENT_TIME = Comparator.comparing(Fact::occurredAt)
            .thenComparing(Fact::kind)
            .thenComparing(Fact::receivedAt)
            .thenComparing(fact -> fact.eventId().toString());

    /** What it is about: the number of the visit, or the key of the request; null when it is about neither. */
    public @Nullable Identifier about() {
        return stay != null ? stay.number() : request != null ? request.key() : null;
    }

    public Fact {
        diagnoses = List.copyOf(diagnoses);
        attestations = List.copyOf(attestations);
    }

    /** What can happen, in the order that counts at one and the same time. */
    public enum Kind {
        PREADMITTED,
        REGISTERED,
        ADMITTED,
        TRANSFERRED,
        TRANSFER_CANCELLED,
        CLASS_CHANGED,
        PERSON_UPDATED,
        DISCHARGED,
        UPDATED,
        DISCHARGE_CANCELLED,
        ADMISSION_CANCELLED,
        MERGED,
        LAPSED,
        REQUESTED,
        REQUEST_CHANGED,
        REQUEST_CANCELLED
    }
}
