package org.stepdown.notification.inbox.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.stepdown.notification.alert.Answer;
import org.stepdown.notification.alert.AnswerAlert;
import org.stepdown.notification.alert.Command;
import org.stepdown.notification.inbox.InboxProperties;

/** The inbox page, its live part, and its buttons. */
@Controller
class InboxPage {

    /** Who is at the page: only said, not proven; never sent from another site. */
    private static final String STAFF = "staff";

    private static final Duration SHIFT = Duration.ofHours(12);
    private static final int LONGEST_NAME = 80;

    private final InboxReading reading;
    private final LivePages pages;
    private final AnswerAlert answerAlert;
    private final TransactionOperations transactions;
    private final InboxProperties properties;
    private final Clock clock;

    InboxPage(
            InboxReading reading,
            LivePages pages,
            AnswerAlert answerAlert,
            TransactionOperations transactions,
            InboxProperties properties,
            Clock clock) {
        this.reading = reading;
        this.pages = pages;
        this.answerAlert = answerAlert;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/inbox";
    }

    @GetMapping("/inbox")
    String page(@CookieValue(name = STAFF, required = false) @Nullable String staff, Model model) {
        return show("inbox", staff, null, model);
    }

    @GetMapping("/inbox/alerts")
    String alerts(@CookieValue(name = STAFF, required = false) @Nullable String staff, Model model) {
        return show("alerts :: update", staff, null, model);
    }

    @GetMapping(path = "/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() {
        return pages.open();
    }

    @PostMapping("/inbox/staff")
    ResponseEntity<Void> iAm(@RequestParam String name) {
        String account = name.strip();
        ResponseCookie cookie = ResponseCookie.from(STAFF, Account.encoded(account))
                .httpOnly(true)
                .sameSite("Strict")
                .path("/inbox")
                .maxAge(account.isEmpty() || account.length() > LONGEST_NAME ? Duration.ZERO : SHIFT)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, "/inbox")
                .build();
    }

    @PostMapping("/inbox/{id}/acknowledge")
    String acknowledge(
            @PathVariable UUID id,
            @CookieValue(name = STAFF, required = false) @Nullable String staff,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        String message = staff == null ? Message.WHO : ask(id, new Command.Acknowledge(Account.decoded(staff)));
        return htmx == null ? "redirect:/inbox" : show("alerts :: update", staff, message, model);
    }

    @PostMapping("/inbox/{id}/resolve")
    String resolve(
            @PathVariable UUID id,
            @CookieValue(name = STAFF, required = false) @Nullable String staff,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        String message = staff == null ? Message.WHO : ask(id, new Command.Resolve(Account.decoded(staff), null));
        return htmx == null ? "redirect:/inbox" : show("alerts :: update", staff, message, model);
    }

    /** Sent by the page once an alert has come into view of somebody known. */
    @PostMapping("/inbox/{id}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@PathVariable UUID id, @CookieValue(STAFF) String staff) {
        ask(id, new Command.See(Account.decoded(staff)));
    }

    private @Nullable String ask(UUID id, Command command) {
        Answer answer = Objects.requireNonNull(
                transactions.execute(status -> answerAlert.answer(id, command, clock.instant())));
        return switch (answer) {
            case Answer.Done done -> null;
            case Answer.AlreadySo same -> null;
            case Answer.Impossible impossible -> Message.TOO_LATE;
            case Answer.Refused refused -> Message.TOO_LATE;
            case Answer.Unknown unknown -> Message.TOO_LATE;
        };
    }

    private String show(String view, @Nullable String staff, @Nullable String message, Model model) {
        model.addAttribute("inbox", reading.now());
        model.addAttribute("staff", staff == null ? null : Account.decoded(staff));
        model.addAttribute("message", message);
        model.addAttribute("times", new Times(properties.zone(), clock.instant()));
        return view;
    }

    private static final class Message {
        static final String WHO = "Say who you are first, at the top of the page.";
        static final String TOO_LATE = "Somebody else was faster: the list shows how it stands now.";
    }
}
