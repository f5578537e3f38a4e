package org.stepdown.notification.dispatch.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Content;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.dispatch.ChannelCarrier;
import org.stepdown.notification.dispatch.DispatchSettings;
import org.stepdown.notification.dispatch.Message;
import org.stepdown.notification.dispatch.Webhooks;
import org.stepdown.notification.dispatch.Webhooks.Shape;
import org.stepdown.notification.dispatch.Webhooks.Webhook;

/** Posts a delivery to a webhook, signed for those that check it. */
final class WebhookCarrier implements ChannelCarrier {

    private final GuardedHttp http;
    private final Webhooks webhooks;
    private final DispatchSettings settings;
    private final ZoneId zone;
    private final Clock clock;

    WebhookCarrier(GuardedHttp http, Webhooks webhooks, DispatchSettings settings, ZoneId zone, Clock clock) {
        this.http = http;
        this.webhooks = webhooks;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Outcome carry(Delivery delivery, String address, Content content) {
        Webhook webhook = webhooks.of(delivery.recipient());
        String body = Bodies.of(webhook.shape(), delivery, content, Message.of(content, settings.link(), zone));
        String secret = webhook.secret();
        if (secret == null && webhook.shape() == Shape.STEPDOWN) {
            return new Outcome.Failed("NO_SECRET", false);
        }
        Map<String, String> headers = secret == null
                ? Map.of("webhook-id", delivery.id().toString())
                : Signature.headers(secret, delivery.id(), clock.instant(), body);
        try {
            return http.post(URI.create(address), headers, "application/json", body);
        } catch (IllegalArgumentException e) {
            return new Outcome.Failed("ADDRESS_INVALID", true);
        }
    }
}
