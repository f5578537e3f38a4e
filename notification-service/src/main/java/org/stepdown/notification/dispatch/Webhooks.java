package org.stepdown.notification.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the webhooks of recipients want to be spoken to. */
public interface Webhooks {

    /** What a webhook expects. */
    enum Shape {
        /** Our own JSON, signed. */
        STEPDOWN,
        /** A message of Slack's incoming webhooks. */
        SLACK,
        /** A message with an Adaptive Card, as Microsoft Teams' workflows take it. */
        TEAMS
    }

    /**
     * One webhook.
     *
     * @param secret key of the signature; null when none is set
     */
    record Webhook(Shape shape, @Nullable String secret) {

        /** What counts while nobody has said anything. */
        public static final Webhook UNSAID = new Webhook(Shape.STEPDOWN, null);
    }

    Webhook of(String recipient);

    /** Keeps what a recipient's webhook expects; without a secret the one before stays. */
    void keep(String recipient, Shape shape, @Nullable String secret, Instant now);
}
