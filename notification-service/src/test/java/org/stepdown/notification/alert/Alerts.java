package org.stepdown.notification.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Alerts to tell tests with. */
final class Alerts {

    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    static final Policy POLICY = new Policy(
            "2026-01", Duration.ofMinutes(15), Duration.ofHours(4), Set.of(Topic.SAFETY_REVIEW, Topic.CLOCK_MISSED));

    private Alerts() {}

    static Raised routine() {
        return Raised.first(origin(), Urgency.ROUTINE, NOW.plus(Duration.ofHours(4)), 1);
    }

    static Acknowledged acknowledged(String by) {
        return routine().acknowledge(by, NOW);
    }

    static Instant inMinutes(long minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private static Origin origin() {
        return new Origin(
                UUID.randomUUID(),
                Topic.NEEDS_REVIEW,
                new Subject.OfReferral(UUID.randomUUID()),
                "key",
                null,
                NOW,
                "2026-01",
                UUID.randomUUID());
    }
}
