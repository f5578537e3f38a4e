package org.stepdown.notification.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.delivery.Content;
import org.stepdown.notification.delivery.Delivery;

/**
 * A delivery that is due and claimed: nobody else tries it until the claim has run out.
 *
 * @param delivery the delivery
 * @param target what fails or works as one: the mail server, the SMS gateway, the host of a webhook
 * @param address where the recipient is reached; null when nobody has said
 * @param content what may be said
 * @param attempt number of this attempt, from 1
 * @param plannedAt when the delivery was called for
 * @param trail where events about it belong; null for a digest, which is about many alerts
 */
public record Due(
        Delivery delivery,
        String target,
        @Nullable String address,
        Content content,
        int attempt,
        Instant plannedAt,
        @Nullable Trail trail) {

    /**
     * The alert's place among events.
     *
     * @param key key of its events
     * @param correlationId the message that it all started with
     * @param traceparent W3C Trace Context of the event behind it; null where there is none
     */
    public record Trail(
            String key, UUID correlationId, @Nullable String traceparent) {}
}
