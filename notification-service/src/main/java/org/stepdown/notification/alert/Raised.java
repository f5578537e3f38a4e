package org.stepdown.notification.alert;

import java.time.Instant;

/** Before staff, waiting for an answer. */
public record Raised(Origin origin, Standing standing) implements Alert.Unanswered {

    /** A new alert. */
    public static Raised first(Origin origin, Urgency urgency, Instant dueAt, int occurrences) {
        return new Raised(origin, Standing.first(urgency, dueAt, occurrences));
    }

    @Override
    public Raised standing(Standing standing) {
        return new Raised(origin, standing);
    }

    Raised see(Instant at) {
        return new Raised(origin, standing.seen(at));
    }
}
