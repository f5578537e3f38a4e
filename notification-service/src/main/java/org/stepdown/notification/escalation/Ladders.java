package org.stepdown.notification.escalation;

import org.stepdown.notification.alert.Urgency;

/** The policy in force: a ladder for each urgency. */
public record Ladders(Ladder urgent, Ladder routine) {

    Ladder of(Urgency urgency) {
        return urgency == Urgency.URGENT ? urgent : routine;
    }
}
