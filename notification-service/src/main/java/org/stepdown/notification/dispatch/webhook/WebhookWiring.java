package org.stepdown.notification.dispatch.webhook;

import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.notification.dispatch.ChannelCarrier;
import org.stepdown.notification.dispatch.DispatchSettings;
import org.stepdown.notification.dispatch.Webhooks;
import org.stepdown.notification.face.FaceProperties;

/** Webhooks always exist, SMS once a gateway is named. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {

    @Bean
    GuardedHttp guardedHttp(DispatchSettings settings) {
        return new GuardedHttp(new PublicAddresses(settings.privateAddresses()), settings.timeout());
    }

    @Bean
    ChannelCarrier webhookCarrier(
            GuardedHttp http, Webhooks webhooks, DispatchSettings settings, FaceProperties face, Clock clock) {
        return new WebhookCarrier(http, webhooks, settings, face.zone(), clock);
    }

    @Bean
    @ConditionalOnProperty("stepdown.dispatch.sms.url")
    ChannelCarrier smsCarrier(GuardedHttp http, DispatchSettings settings, FaceProperties face) {
        return new SmsCarrier(http, Objects.requireNonNull(settings.sms()), settings, face.zone());
    }
}
