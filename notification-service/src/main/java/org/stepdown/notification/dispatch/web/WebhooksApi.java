package org.stepdown.notification.dispatch.web;

import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.notification.dispatch.Webhooks;
import org.stepdown.notification.dispatch.Webhooks.Shape;
import org.stepdown.notification.dispatch.Webhooks.Webhook;
import org.stepdown.notification.reach.Sight;

/** How the webhook of a recipient is spoken to; its address is among the recipient's preferences. */
@RestController
@RequestMapping("/api/webhooks")
class WebhooksApi {

    private static final int SHORTEST_SECRET = 24;

    private final Webhooks webhooks;
    private final Sight sight;
    private final Clock clock;

    WebhooksApi(Webhooks webhooks, Sight sight, Clock clock) {
        this.sight = sight;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * What a webhook expects.
     *
     * @param shape STEPDOWN, SLACK or TEAMS
     * @param secret key of the signature, which is never shown again
     */
    record WebhookBody(@Nullable String shape, @Nullable String secret) {}

    /** @param signed whether a secret is set */
    record WebhookView(String recipient, Shape shape, boolean signed) {}

    /** @param recipient account of a member of staff, or {@code team/<id>} */
    @GetMapping
    WebhookView of(@RequestParam String recipient) {
        requireWithinReach(recipient);
        Webhook webhook = webhooks.of(recipient);
        return new WebhookView(recipient, webhook.shape(), webhook.secret() != null);
    }

    @PutMapping
    WebhookView keep(@RequestParam String recipient, @RequestBody WebhookBody body) {
        requireWithinReach(recipient);
        Shape shape = Arrays.stream(Shape.values())
                .filter(one -> one.name().equals(body.shape()))
                .findFirst()
                .orElseThrow(() -> refused("shape", "must be one of " + Arrays.toString(Shape.values())));
        String secret = body.secret();
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            throw refused("secret", "must have at least " + SHORTEST_SECRET + " characters");
        }
        webhooks.keep(recipient, shape, secret, clock.instant());
        return of(recipient);
    }

    private void requireWithinReach(String recipient) {
        if (!sight.recipient(recipient)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such recipient.");
        }
    }

    private static ErrorResponseException refused(String field, String what) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, field + " " + what + ".");
        problem.setProperty("field", field);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
    }
}
