package org.stepdown.notification.alert;

import java.time.Instant;

/**
 * Somebody has taken it on; escalation has stopped.
 *
 * @param by account of that person
 * @param at when
 */
public record Acknowledged(Origin origin, Standing standing, String by, Instant at) implements Alert.Live {

    @Override
    public Acknowledged standing(Standing standing) {
        return new Acknowledged(origin, standing, by, at);
    }
}
