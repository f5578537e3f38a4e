package org.stepdown.notification.inbox.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.stepdown.notification.alert.AnswerAlert;
import org.stepdown.notification.alert.Command;

/** The buttons of the inbox. */
@Controller
class InboxActions {

    private static final String STAFF = "staff";

    private final InboxPage page;
    private final AnswerAlert answerAlert;
    private final TransactionOperations transactions;
    private final Clock clock;

    InboxActions(InboxPage page, AnswerAlert answerAlert, TransactionOperations transactions, Clock clock) {
        this.page = page;
        this.answerAlert = answerAlert;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the fields beside a button say. */
    record Entry(
            @Nullable String assignee,
            @Nullable String reason,
            @Nullable String note,
            @Nullable Integer minutes) {

        private static final int LONGEST = 2_000;

        @Nullable
        String reasonGiven() {
            return text(reason);
        }

        @Nullable
        String assigneeGiven() {
            return text(assignee);
        }

        @Nullable
        String noteGiven() {
            return text(note);
        }

        private static @Nullable String text(@Nullable String value) {
            String text = value == null ? "" : value.replace("\0", "").strip();
            return text.isEmpty() ? null : text.substring(0, Math.min(LONGEST, text.length()));
        }
    }

    @PostMapping("/inbox/{id}/{action:acknowledge|assign|snooze|escalate|resolve|note|undo}")
    ModelAndView act(
            @PathVariable UUID id,
            @PathVariable String action,
            @ModelAttribute Entry entry,
            @ModelAttribute Filter filter,
            @RequestAttribute(STAFF) String staff,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        String problem = problem(id, action, entry, staff);
        if (problem == null && htmx == null) {
            return new ModelAndView("redirect:/inbox" + filter.query());
        }
        ModelAndView answer = new ModelAndView(
                page.show(htmx == null ? "inbox" : "alerts :: update", filter, staff, problem, model), model.asMap());
        answer.setStatus(problem == null ? HttpStatus.OK : HttpStatus.CONFLICT);
        return answer;
    }

    private @Nullable String problem(UUID id, String action, Entry entry, String staff) {
        Instant now = clock.instant();
        String reason = entry.reasonGiven();
        return switch (action) {
            case "assign" -> {
                String assignee = entry.assigneeGiven();
                yield assignee == null
                        ? "Say to whom it is assigned."
                        : ask(id, new Command.Assign(staff, assignee), now);
            }
            case "snooze" ->
                reason == null || entry.minutes() == null
                        ? "Say why it is snoozed, and for how long."
                        : ask(
                                id,
                                new Command.Snooze(staff, now.plus(Duration.ofMinutes(entry.minutes())), reason),
                                now);
            case "escalate" -> ask(id, new Command.Escalate(staff, reason), now);
            case "note" -> {
                String note = entry.noteGiven();
                yield note == null ? "Write the note first." : ask(id, new Command.Note(staff, note), now);
            }
            case "undo" -> ask(id, new Command.Undo(staff), now);
            case "resolve" -> ask(id, new Command.Resolve(staff, reason), now);
            default -> ask(id, new Command.Acknowledge(staff), now);
        };
    }

    private @Nullable String ask(UUID id, Command command, Instant now) {
        return Conflict.of(
                Objects.requireNonNull(transactions.execute(status -> answerAlert.answer(id, command, now))), now);
    }

    /** Sent by the page once an alert has come into view of somebody known. */
    @PostMapping("/inbox/{id}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@PathVariable UUID id, @RequestAttribute(STAFF) String staff) {
        ask(id, new Command.See(staff), clock.instant());
    }
}
