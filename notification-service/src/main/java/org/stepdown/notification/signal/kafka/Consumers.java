package org.stepdown.notification.signal.kafka;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.CohortNearlyFull;
import org.stepdown.events.enrollment.FollowUpClockChanged;
import org.stepdown.events.enrollment.PatientInCareSeen;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.referral.FeedResumed;
import org.stepdown.events.referral.FeedWentSilent;
import org.stepdown.events.referral.MessageQuarantined;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;
import org.stepdown.notification.signal.TakeNotices;

/** The functions that are bound to topics. */
@Configuration(proxyBeanMethods = false)
class Consumers {

    private final EventConsumers consumers;
    private final TakeNotices takeNotices;
    private final Clock clock;

    Consumers(EventConsumers consumers, TakeNotices takeNotices, Clock clock) {
        this.consumers = consumers;
        this.takeNotices = takeNotices;
        this.clock = clock;
    }

    @Bean
    Consumer<Message<List<byte[]>>> referrals() {
        return consumers.consumer(
                "notification-service.referrals",
                Set.of(
                        ReferralOpened.class,
                        ReferralChanged.class,
                        ReferralClosed.class,
                        ReferralsMerged.class,
                        MessageQuarantined.class,
                        FeedWentSilent.class,
                        FeedResumed.class),
                events -> takeNotices.take(
                        events.stream().map(ReferralNotices::of).toList(), clock.instant()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> enrollments() {
        return consumers.consumer(
                "notification-service.enrollments",
                Set.of(
                        PlacementDecided.class,
                        ReferralStatusChanged.class,
                        PatientInCareSeen.class,
                        FollowUpClockChanged.class,
                        AttendanceRecorded.class,
                        CohortNearlyFull.class),
                events -> takeNotices.take(
                        events.stream().map(EnrollmentNotices::of).toList(), clock.instant()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> deadLetters() {
        return consumers.deadLetters(
                "notification-service.dead-letters",
                letters -> takeNotices.take(DeadLetterNotices.of(letters), clock.instant()));
    }
}
