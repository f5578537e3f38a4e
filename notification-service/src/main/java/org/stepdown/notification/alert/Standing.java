package org.stepdown.notification.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with an alert.
 *
 * @param revision number of the last change, from 0
 * @param urgency how urgent
 * @param dueAt when a person must have answered
 * @param occurrences how many events it stands for
 * @param level level reached on the escalation ladder, from 0
 * @param assignee account it is assigned to
 * @param seenAt when it first came before somebody's eyes; not an answer
 */
public record Standing(
        int revision,
        Urgency urgency,
        Instant dueAt,
        int occurrences,
        int level,
        @Nullable String assignee,
        @Nullable Instant seenAt) {

    static Standing first(Urgency urgency, Instant dueAt, int occurrences) {
        return new Standing(0, urgency, dueAt, occurrences, 0, null, null);
    }

    Standing next() {
        return new Standing(revision + 1, urgency, dueAt, occurrences, level, assignee, seenAt);
    }

    Standing with(int occurrences, Urgency urgency, Instant dueAt) {
        return new Standing(revision + 1, urgency, dueAt, occurrences, level, assignee, seenAt);
    }

    Standing assignedTo(String account) {
        return new Standing(revision + 1, urgency, dueAt, occurrences, level, account, seenAt);
    }

    Standing escalated() {
        return new Standing(revision + 1, urgency, dueAt, occurrences, level + 1, assignee, seenAt);
    }

    Standing escalatedTo(int reached) {
        return new Standing(revision + 1, urgency, dueAt, occurrences, Math.max(level, reached), assignee, seenAt);
    }

    /** As it was, but for what has come since: what happened, who has looked. */
    Standing backTo(Standing before) {
        return new Standing(revision + 1, urgency, dueAt, occurrences, before.level, before.assignee, seenAt);
    }

    Standing seen(Instant at) {
        return new Standing(revision + 1, urgency, dueAt, occurrences, level, assignee, at);
    }

    /** What happened again comes up as new: nobody has seen it, and escalation begins anew. */
    Standing raisedAgain(int occurrences, Urgency urgency, Instant dueAt) {
        return new Standing(revision + 1, urgency, dueAt, occurrences, 0, assignee, null);
    }
}
