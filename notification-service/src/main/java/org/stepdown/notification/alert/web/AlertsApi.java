package org.stepdown.notification.alert.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.audit.requests.Audited;
import org.stepdown.notification.alert.Answer;
import org.stepdown.notification.alert.AnswerAlert;
import org.stepdown.notification.alert.Command;
import org.stepdown.notification.alert.Topic;

/** The API of alerts. */
@RestController
@RequestMapping("/api/alerts")
class AlertsApi {

    private static final int MOST = 1_000;
    private static final List<String> ALL = Stream.concat(AlertViews.OPEN.stream(), Stream.of("RESOLVED", "RETRACTED"))
            .toList();

    private final AlertViews views;
    private final AnswerAlert answerAlert;
    private final TransactionOperations transactions;
    private final Clock clock;

    AlertsApi(AlertViews views, AnswerAlert answerAlert, TransactionOperations transactions, Clock clock) {
        this.views = views;
        this.answerAlert = answerAlert;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * All alerts of a referral, or those in a state; with neither, the open ones.
     *
     * @param topic only those about this, as EVENT_DEAD_LETTERED
     */
    @GetMapping
    List<AlertView> find(
            @RequestParam(required = false) @Nullable UUID referral,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Topic topic,
            @RequestParam(defaultValue = "500") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problems.badQuery("limit", "must be from 1 to " + MOST);
        }
        return Audited.shown(views.find(referral, states(state, referral != null), topic, limit), AlertView::id);
    }

    private static List<String> states(@Nullable String state, boolean ofReferral) {
        String wanted = state == null ? (ofReferral ? "ALL" : "OPEN") : state.toUpperCase(Locale.ROOT);
        return switch (wanted) {
            case "OPEN" -> AlertViews.OPEN;
            case "ALL" -> ALL;
            default -> Arrays.asList(known(wanted));
        };
    }

    private static String known(String state) {
        if (!ALL.contains(state)) {
            throw Problems.badQuery("state", "must be open, all, or one of " + String.join(", ", ALL));
        }
        return state;
    }

    @GetMapping("/{id}")
    AlertView one(@PathVariable UUID id) {
        return views.one(id).orElseThrow(Problems::unknown);
    }

    @PostMapping("/{id}/{action:acknowledge|assign|snooze|escalate|resolve|note|undo}")
    AlertView answer(@PathVariable UUID id, @PathVariable String action, @RequestBody Order order) {
        Command command = order.command(action);
        Answer answer = Objects.requireNonNull(
                transactions.execute(status -> answerAlert.answer(id, command, clock.instant())));
        return switch (answer) {
            case Answer.Done done -> one(id);
            case Answer.AlreadySo same -> one(id);
            case Answer.Impossible impossible -> throw Problems.impossible(impossible.alert(), action);
            case Answer.Refused refused -> throw Problems.refused(refused.code());
            case Answer.Unknown unknown -> throw Problems.unknown();
        };
    }
}
