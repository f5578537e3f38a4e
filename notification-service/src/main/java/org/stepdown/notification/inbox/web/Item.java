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
 */
record Item(
        UUID id,
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
        boolean seen,
        boolean overdue) {

    enum State {
        RAISED,
        SNOOZED,
        ACKNOWLEDGED
    }

    public String title() {
        return Wording.title(topic);
    }

    public String advice() {
        return Wording.advice(topic);
    }

    boolean answered() {
        return state == State.ACKNOWLEDGED;
    }
}
