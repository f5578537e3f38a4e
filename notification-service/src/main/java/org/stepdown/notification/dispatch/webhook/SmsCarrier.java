package org.stepdown.notification.dispatch.webhook;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Content;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.dispatch.ChannelCarrier;
import org.stepdown.notification.dispatch.DispatchSettings;
import org.stepdown.notification.dispatch.Message;
import tools.jackson.core.io.JsonStringEncoder;

/** Hands a delivery to an SMS gateway over HTTP. That the gateway took it does not say that it arrived. */
final class SmsCarrier implements ChannelCarrier {

    private final GuardedHttp http;
    private final DispatchSettings.Sms gateway;
    private final DispatchSettings settings;
    private final ZoneId zone;

    SmsCarrier(GuardedHttp http, DispatchSettings.Sms gateway, DispatchSettings settings, ZoneId zone) {
        this.http = http;
        this.gateway = gateway;
        this.settings = settings;
        this.zone = zone;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Outcome carry(Delivery delivery, String address, Content content) {
        Message message = Message.of(content, settings.link(), zone);
        String body = gateway.body()
                .replace("{to}", escaped(address))
                .replace("{text}", escaped(message.title() + " " + message.link()))
                .replace("{id}", delivery.id().toString());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", delivery.id().toString());
        String authorization = gateway.authorization();
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        Outcome outcome = http.post(gateway.url(), headers, gateway.contentType(), body);
        return outcome instanceof Outcome.Delivered ? new Outcome.Sent() : outcome;
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
