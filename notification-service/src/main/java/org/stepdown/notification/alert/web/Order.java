package org.stepdown.notification.alert.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Command;

/** What a person asks for in the body of a request. */
record Order(
        @Nullable String by,
        @Nullable String assignee,
        @Nullable String reason,
        @Nullable String note,
        @Nullable Instant until) {

    private static final int LONGEST_ACCOUNT = 200;
    private static final int LONGEST_REASON = 2_000;

    Order {
        limit("by", by, LONGEST_ACCOUNT);
        limit("assignee", assignee, LONGEST_ACCOUNT);
        limit("reason", reason, LONGEST_REASON);
        limit("note", note, LONGEST_REASON);
    }

    /** @throws Problems.InvalidField when something is missing */
    Command command(String action) {
        String account = text("by", by);
        return switch (action) {
            case "acknowledge" -> new Command.Acknowledge(account);
            case "assign" -> new Command.Assign(account, text("assignee", assignee));
            case "snooze" -> new Command.Snooze(account, untilGiven(), text("reason", reason));
            case "escalate" -> new Command.Escalate(account, reason);
            case "note" -> new Command.Note(account, text("note", note));
            case "undo" -> new Command.Undo(account);
            case "resolve" -> new Command.Resolve(account, reason);
            default -> throw new IllegalArgumentException("no such action");
        };
    }

    private Instant untilGiven() {
        if (until == null) {
            throw new Problems.InvalidField("until", "is required");
        }
        return until;
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Problems.InvalidField(field, "is required");
        }
        return value.strip();
    }

    private static void limit(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            throw new Problems.InvalidField(field, "is longer than " + longest + " characters");
        }
    }
}
