package org.stepdown.notification.alert;

import java.util.UUID;

/** Who or what an alert is about. There is at most one live alert for a subject and topic. */
public sealed interface Subject {

    /** The name that it is kept under. */
    String name();

    /** A patient's episode of care. */
    record OfReferral(UUID referralId) implements Subject {

        private static final String PREFIX = "referral/";

        @Override
        public String name() {
            return PREFIX + referralId;
        }
    }

    /** A cohort, feed, kept message or kind of dead letter. */
    record Other(String name) implements Subject {}

    static Subject named(String name) {
        return name.startsWith(OfReferral.PREFIX)
                ? new OfReferral(UUID.fromString(name.substring(OfReferral.PREFIX.length())))
                : new Other(name);
    }
}
