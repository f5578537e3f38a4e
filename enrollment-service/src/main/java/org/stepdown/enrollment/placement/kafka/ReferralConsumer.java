package org.stepdown.enrollment.placement.kafka;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.MergeWatch;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;

/** Takes what referral-service says of referrals: a batch is one call at the desk, in one transaction. */
@Configuration(proxyBeanMethods = false)
class ReferralConsumer {

    static final Set<Class<? extends SpecificRecord>> TYPES =
            Set.of(ReferralOpened.class, ReferralChanged.class, ReferralClosed.class, ReferralsMerged.class);

    @Bean
    Consumer<Message<List<byte[]>>> referrals(
            EventConsumers consumers, PlaceReferrals placeReferrals, MergeWatch mergeWatch) {
        return consumers.consumer("enrollment-service.placement", TYPES, events -> {
            List<Command> commands = events.stream().map(ReferralCommands::of).toList();
            placeReferrals.place(commands);
            for (Command command : commands) {
                if (command instanceof Command.Merge merge) {
                    mergeWatch.merged(merge.mergedId(), merge.survivingId());
                }
            }
        });
    }
}
