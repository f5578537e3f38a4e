package org.stepdown.referral.loop;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.events.enrollment.ReferralStatusChanged;

@Configuration(proxyBeanMethods = false)
class LoopWiring {

    @Bean
    Consumer<Message<List<byte[]>>> enrollments(EventConsumers consumers, ReferralStatuses statuses) {
        return consumers.consumer(
                "referral-service.loop",
                Set.of(ReferralStatusChanged.class),
                events -> events.forEach(event -> statuses.keep((ReferralStatusChanged) event.event())));
    }
}
