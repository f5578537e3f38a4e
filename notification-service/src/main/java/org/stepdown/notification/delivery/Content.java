package org.stepdown.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stepdown.notification.alert.Urgency;

/** All that may be said outside the inbox (domain rules, section 7): nothing that names a person, a place or a program. */
public sealed interface Content {

    /** One alert. */
    record OfAlert(UUID alertId, Urgency urgency, Instant dueAt) implements Content {}

    /** What has gathered for one recipient since the last time, most urgent first. */
    record OfDigest(UUID digestId, List<OfAlert> alerts) implements Content {
        public OfDigest {
            alerts = List.copyOf(alerts);
        }
    }
}
