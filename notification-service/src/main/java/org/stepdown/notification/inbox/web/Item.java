package org.stepdown.notification.inbox.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Topic;

/**
 * An alert in the list.
 *
 * @param about who or what it is about, in words for staff
 * @param owner who has it: by acknowledgement, else by assignment
 * @param undo what who is at the page did last and can still undo
 * @param note the latest one
 * @param revision number of its last change
 */
record Item(
        UUID id,
        @Nullable UUID referral,
        @Nullable String program,
        int revision,
        Topic topic,
        boolean urgent,
        State state,
        String about,
        Instant raisedAt,
        Instant dueAt,
        int occurrences,
        int level,
        @Nullable String owner,
        @Nullable Instant snoozedUntil,
        @Nullable String snoozeReason,
        boolean seen,
        boolean overdue,
        @Nullable Undo undo,
        @Nullable Note note) {

    /** What can be undone, for so long. */
    record Undo(String change, long millis) {}

    /** What somebody has written down about it. */
    record Note(String text, String by, Instant at) {}

    enum State {
        RAISED,
        SNOOZED,
        ACKNOWLEDGED
    }

    boolean answered() {
        return state == State.ACKNOWLEDGED;
    }
}
