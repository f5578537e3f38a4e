package org.stepdown.delivery.inbox.web;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.delivery.inbox.DeadLetters;
import org.stepdown.delivery.inbox.KeptLetter;
import org.stepdown.delivery.inbox.Masked;

/** What the consumers of this service could not take: list, show masked, replay, discard. */
@RestController
class DeadLetterApi {

    private final DeadLetters letters;

    DeadLetterApi(DeadLetters letters) {
        this.letters = letters;
    }

    /** Who settles a letter, and why. Somebody who has signed in is taken at that name. */
    record Order(@Nullable String by, @Nullable String reason) {}

    record Shown(KeptLetter letter, List<Masked.Part> shape, List<KeptLetter.Step> steps) {}

    @GetMapping("/api/dead-letters")
    List<KeptLetter> list(@RequestParam(defaultValue = "OPEN") KeptLetter.State state) {
        return letters.in(state);
    }

    @GetMapping("/api/dead-letters/{id}")
    ResponseEntity<Object> show(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable String by, @Nullable Principal signedIn) {
        String name = Operator.name(signedIn, by);
        if (name == null) {
            return problem(HttpStatus.BAD_REQUEST, "by: who looks is kept", "NO_NAME");
        }
        return letters.find(id)
                .map(letter -> ResponseEntity.<Object>ok(new Shown(letter, letters.shape(id, name), letters.steps(id))))
                .orElseGet(() -> problem(HttpStatus.NOT_FOUND, "no dead letter of this identity", "UNKNOWN"));
    }

    @PostMapping("/api/dead-letters/{id}/replay")
    ResponseEntity<Object> replay(@PathVariable UUID id, @RequestBody Order order, @Nullable Principal signedIn) {
        String name = Operator.name(signedIn, order.by());
        String reason = Operator.reason(order.reason());
        return name == null || reason == null ? incomplete() : answer(id, letters.replay(id, name, reason));
    }

    @PostMapping("/api/dead-letters/{id}/discard")
    ResponseEntity<Object> discard(@PathVariable UUID id, @RequestBody Order order, @Nullable Principal signedIn) {
        String name = Operator.name(signedIn, order.by());
        String reason = Operator.reason(order.reason());
        return name == null || reason == null ? incomplete() : answer(id, letters.discard(id, name, reason));
    }

    private ResponseEntity<Object> answer(UUID id, DeadLetters.Outcome outcome) {
        return switch (outcome) {
            case DONE -> ResponseEntity.of(letters.find(id).map(Object.class::cast));
            case SETTLED_BEFORE -> problem(HttpStatus.CONFLICT, Operator.said(outcome), outcome.name());
            case FAILED_AGAIN -> problem(HttpStatus.UNPROCESSABLE_CONTENT, Operator.said(outcome), outcome.name());
            case NOT_NOW -> problem(HttpStatus.SERVICE_UNAVAILABLE, Operator.said(outcome), outcome.name());
            case UNKNOWN -> problem(HttpStatus.NOT_FOUND, Operator.said(outcome), outcome.name());
        };
    }

    private static ResponseEntity<Object> incomplete() {
        return problem(
                HttpStatus.BAD_REQUEST, "by and reason: who does it, and why (at most 500 characters)", "NO_REASON");
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail, String code) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return ResponseEntity.status(status).body(problem);
    }
}
