package org.stepdown.notification.alert;

import java.time.Instant;

/**
 * Put aside for a while.
 *
 * @param until when it comes up again; never past its due time
 * @param reason why it can wait
 */
public record Snoozed(Origin origin, Standing standing, Instant until, String reason) implements Alert.Unanswered {

    @Override
    public Snoozed standing(Standing standing) {
        return new Snoozed(origin, standing, until, reason);
    }

    /** Its time is over and it waits for an answer again. */
    public Raised wake() {
        return new Raised(origin, standing.next());
    }
}
