package org.stepdown.notification.signal;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Topic;

/**
 * What one event says on one line of a case.
 *
 * @param eventId the event
 * @param line the question that it answers
 * @param scope which of several such lines; empty when there is only one
 * @param topic what to tell staff; null when there is nothing (any more)
 * @param at when it was so, by the clock of its line
 * @param position position of the event in its topic, which orders what was so at the same time
 * @param urgent whether the case is urgent
 * @param count how many events it stands for
 * @param answered whether staff have settled an alert about it
 * @param program the program that it is about; null when it names none
 */
public record Signal(
        UUID eventId,
        Line line,
        String scope,
        @Nullable Topic topic,
        Instant at,
        long position,
        boolean urgent,
        int count,
        boolean answered,
        @Nullable String program) {

    static final Comparator<Signal> BY_TIME =
            Comparator.comparing(Signal::at).thenComparing(Signal::position).thenComparing(Signal::eventId);

    /** One that names no program. */
    public Signal(
            UUID eventId,
            Line line,
            String scope,
            @Nullable Topic topic,
            Instant at,
            long position,
            boolean urgent,
            int count,
            boolean answered) {
        this(eventId, line, scope, topic, at, position, urgent, count, answered, null);
    }

    Place place() {
        return new Place(line, scope);
    }

    /** One line of a case. */
    record Place(Line line, String scope) {}
}
