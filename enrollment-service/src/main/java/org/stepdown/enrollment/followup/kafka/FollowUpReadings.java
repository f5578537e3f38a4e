package org.stepdown.enrollment.followup.kafka;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.delivery.inbox.EventReading;
import org.stepdown.enrollment.followup.FollowUpNews;

/** What events tell of clocks: the same for who consumes them and for who replays them. */
@Configuration(proxyBeanMethods = false)
public class FollowUpReadings {

    @Bean
    EventReading<FollowUpNews> followUpReading() {
        return new EventReading<>(FollowUpConsumer.TYPES, ReferralNews::of);
    }
}
