package org.stepdown.referral.loop.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.ContentType;
import org.springframework.stereotype.Component;
import org.stepdown.referral.loop.Channel;
import org.stepdown.referral.loop.Delivery;
import org.stepdown.referral.loop.HttpOutcomes;
import org.stepdown.referral.loop.Outcome;
import org.stepdown.referral.loop.Target;
import org.stepdown.referral.loop.outbound.GuardedHttp;
import tools.jackson.databind.json.JsonMapper;

/** Posts what happened, signed. */
@Component
final class Webhook implements Channel {

    private final GuardedHttp http;
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    Webhook(GuardedHttp http, JsonMapper json) {
        this.http = http;
        this.json = json;
    }

    @Override
    public Target.Kind kind() {
        return Target.Kind.WEBHOOK;
    }

    @Override
    public int lanes() {
        return 8;
    }

    @Override
    public Outcome send(Delivery delivery) {
        Target target = delivery.target();
        byte[] body = json.writeValueAsBytes(WebhookBody.of(delivery));
        Instant now = clock.instant();
        Map<String, String> headers = Map.of(
                "webhook-id",
                delivery.id().toString(),
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                Signature.of(Objects.requireNonNull(target.secret()), delivery.id(), now, body));
        try {
            URI address = URI.create(Objects.requireNonNull(target.settings().url()));
            return HttpOutcomes.of(http.send("POST", address, headers, ContentType.APPLICATION_JSON, body));
        } catch (GuardedHttp.NotSent e) {
            return new Outcome.Unreachable(e.why().name());
        } catch (IOException e) {
            return new Outcome.Unanswered("NO_ANSWER");
        }
    }
}
