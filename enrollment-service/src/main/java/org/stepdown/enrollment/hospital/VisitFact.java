package org.stepdown.enrollment.hospital;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a hospital said of a visit.
 *
 * @param eventId identity of the event that said it
 * @param visit the visit, named without its number
 * @param kind what happened
 * @param setting what kind of visit it is by that event
 * @param beganAt when the visit began, where it is said
 * @param occurredAt when it happened
 * @param receivedAt when the hospital's message was received
 * @param disposition where the patient went, as sent, in upper case
 */
public record VisitFact(
        UUID eventId,
        UUID visit,
        Kind kind,
        Setting setting,
        @Nullable Instant beganAt,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable String disposition) {

    /** A cancellation may carry the time of what it cancels, so kinds have an order too. */
    static final Comparator<VisitFact> BY_EVENT_TIME = Comparator.comparing(VisitFact::occurredAt)
            .thenComparing(VisitFact::kind)
            .thenComparing(VisitFact::receivedAt)
            .thenComparing(fact -> fact.eventId().toString());

    /** What can happen to a visit, in the order that counts at one and the same time. */
    public enum Kind {
        BEGAN,
        CLASS_CHANGED,
        ENDED,
        END_CANCELLED,
        CANCELLED,
        LAPSED
    }

    /** What kind of visit it is. */
    public enum Setting {
        /** The patient stays overnight. */
        STAY,
        EMERGENCY,
        OTHER
    }
}
