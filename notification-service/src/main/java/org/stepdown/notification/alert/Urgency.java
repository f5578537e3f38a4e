package org.stepdown.notification.alert;

/** How soon a person must have answered; the later one is the more urgent. */
public enum Urgency {
    ROUTINE,
    URGENT;

    Urgency atLeast(Urgency other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
