package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Urgency;

/**
 * One step of an alert on its ladder.
 *
 * @param alertId the alert
 * @param run revision of the alert at which this climb began
 * @param number number in this climb, from 0
 * @param level level that it reaches
 * @param urgency which ladder
 * @param policyVersion version of the policy that set its time
 * @param plannedAt when it was to be taken, before any snooze
 * @param dueAt when it is due
 * @param state what became of it
 * @param at when it was taken or stopped; null as long as it is to come
 */
public record Step(
        UUID alertId,
        int run,
        int number,
        int level,
        Urgency urgency,
        String policyVersion,
        Instant plannedAt,
        Instant dueAt,
        State state,
        @Nullable Instant at) {

    /** What became of a step. */
    public enum State {
        /** To come. */
        PENDING,
        /** To come, but not while the alert is snoozed. */
        PAUSED,
        /** It was taken. */
        TAKEN,
        /** It never came: somebody answered, or the alert is over. */
        STOPPED
    }

    boolean toCome() {
        return state == State.PENDING || state == State.PAUSED;
    }

    /** The one that comes after it. */
    Step next(int reached, String version, Instant due) {
        return new Step(alertId, run, number + 1, reached, urgency, version, due, due, State.PENDING, null);
    }

    Step taken(Instant now) {
        return with(dueAt, State.TAKEN, now);
    }

    Step stopped(Instant now) {
        return with(dueAt, State.STOPPED, now);
    }

    Step pausedUntil(Instant until) {
        return with(dueAt.isBefore(until) ? until : dueAt, State.PAUSED, null);
    }

    /** As if it had not been put off. */
    Step asPlanned() {
        return with(plannedAt, State.PENDING, null);
    }

    Step pending() {
        return with(dueAt, State.PENDING, null);
    }

    private Step with(Instant due, State next, @Nullable Instant when) {
        return new Step(alertId, run, number, level, urgency, policyVersion, plannedAt, due, next, when);
    }
}
