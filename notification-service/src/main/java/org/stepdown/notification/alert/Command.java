package org.stepdown.notification.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person wants done with an alert. */
public sealed interface Command {

    /** Account of the person. */
    String by();

    /** It came before somebody's eyes. */
    record See(String by) implements Command {}

    /** I take it on. */
    record Acknowledge(String by) implements Command {}

    /** This one is to take it on. */
    record Assign(String by, String assignee) implements Command {}

    /** Not now. */
    record Snooze(String by, Instant until, String reason) implements Command {}

    /** The next level must know. */
    record Escalate(String by, @Nullable String reason) implements Command {}

    /** What colleagues should know. */
    record Note(String by, String text) implements Command {}

    /** I did not mean to do what I did last. */
    record Undo(String by) implements Command {}

    /** It is settled. */
    record Resolve(String by, @Nullable String reason) implements Command {}
}
