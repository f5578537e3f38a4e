package org.stepdown.notification.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of an alert.
 *
 * @param alert the alert as it stands after it
 * @param kind what changed
 * @param reason why, where there is more to say; what was undone, by its name; from staff it is free text and stays in this service
 * @param actor who did it
 * @param at when
 * @param cause the event behind it; null for what a person or time did
 */
public record Change(
        Alert alert,
        Kind kind,
        @Nullable String reason,
        Actor actor,
        Instant at,
        @Nullable Cause cause) {

    /** What changed; apart from the first the same names as in the contract ({@code AlertChange}). */
    public enum Kind {
        RAISED,
        FOLDED,
        SEEN,
        ACKNOWLEDGED,
        ASSIGNED,
        SNOOZED,
        WOKEN,
        ESCALATED,
        RESOLVED,
        RETRACTED,
        NOTED,
        UNDONE
    }

    /** By the system's rules, because of an event. */
    public static Change bySystem(Alert alert, Kind kind, @Nullable String reason, Instant at, Cause cause) {
        return new Change(alert, kind, reason, Actor.SYSTEM, at, cause);
    }
}
