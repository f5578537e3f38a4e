package org.stepdown.notification.signal;

import org.jspecify.annotations.Nullable;

/**
 * An alert that staff should have before them.
 *
 * @param occurrences how many events it stands for
 * @param urgent whether the case is urgent
 * @param asksAnew whether one more occurrence wants an answer of its own
 * @param program the program whose staff is asked; null when nothing says which
 */
record Wanted(
        int occurrences,
        boolean urgent,
        boolean asksAnew,
        @Nullable String program) {

    Wanted and(Wanted other) {
        return new Wanted(
                occurrences + other.occurrences,
                urgent || other.urgent,
                asksAnew || other.asksAnew,
                program == null ? other.program : program);
    }
}
