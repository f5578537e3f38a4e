package org.stepdown.enrollment.followup.kafka;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.enrollment.followup.FollowReferrals;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;

/** Takes what referral-service says of referrals; apart from placement, which must not wait for clocks. */
@Configuration(proxyBeanMethods = false)
class FollowUpConsumer {

    static final Set<Class<? extends SpecificRecord>> TYPES =
            Set.of(ReferralOpened.class, ReferralChanged.class, ReferralClosed.class, ReferralsMerged.class);

    @Bean
    Consumer<Message<List<byte[]>>> followUps(EventConsumers consumers, FollowReferrals followReferrals, Clock clock) {
        return consumers.consumer(
                "enrollment-service.followup",
                TYPES,
                events -> followReferrals.follow(
                        events.stream().map(ReferralNews::of).toList(), clock.instant()));
    }
}
