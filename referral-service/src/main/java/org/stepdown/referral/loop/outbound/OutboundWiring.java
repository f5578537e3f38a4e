package org.stepdown.referral.loop.outbound;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.referral.loop.LoopProperties;

@Configuration(proxyBeanMethods = false)
class OutboundWiring {

    @Bean
    Addresses outboundAddresses(LoopProperties settings) {
        return new Addresses(settings.allowedNetworks());
    }

    @Bean
    GuardedHttp guardedHttp(Addresses addresses, LoopProperties settings) {
        return new GuardedHttp(addresses, settings.connect(), settings.answer());
    }
}
