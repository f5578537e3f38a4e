package org.stepdown.notification.signal;

/**
 * An alert that staff should have before them.
 *
 * @param occurrences how many events it stands for
 * @param urgent whether the case is urgent
 * @param asksAnew whether one more occurrence wants an answer of its own
 */
record Wanted(int occurrences, boolean urgent, boolean asksAnew) {

    Wanted and(Wanted other) {
        return new Wanted(occurrences + other.occurrences, urgent || other.urgent, asksAnew || other.asksAnew);
    }
}
