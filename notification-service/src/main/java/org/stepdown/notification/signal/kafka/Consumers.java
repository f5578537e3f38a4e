package org.stepdown.notification.signal.kafka;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.CohortNearlyFull;
import org.stepdown.events.enrollment.FollowUpClockChanged;
import org.stepdown.events.enrollment.PatientInCareSeen;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.referral.FeedResumed;
import org.stepdown.events.referral.FeedWentSilent;
import org.stepdown.events.referral.GlassBroken;
import org.stepdown.events.referral.LoopDeliveryFailed;
import org.stepdown.events.referral.MessageQuarantined;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;
import org.stepdown.notification.signal.Notice;
import org.stepdown.notification.signal.TakeNotices;

/** The functions that are bound to topics. */
@Configuration(proxyBeanMethods = false)
class Consumers {

    private final EventConsumers consumers;
    private final TakeNotices takeNotices;
    private final AlertLatency latency;
    private final Clock clock;

    Consumers(EventConsumers consumers, TakeNotices takeNotices, AlertLatency latency, Clock clock) {
        this.consumers = consumers;
        this.takeNotices = takeNotices;
        this.latency = latency;
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
                        FeedResumed.class,
                        LoopDeliveryFailed.class,
                        GlassBroken.class),
                events -> take(events, ReferralNotices::of));
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
                events -> take(events, EnrollmentNotices::of));
    }

    private void take(List<IncomingEvent> events, Function<IncomingEvent, Notice> reading) {
        Instant now = clock.instant();
        latency.note(events, takeNotices.take(events.stream().map(reading).toList(), now), now);
    }

    @Bean
    Consumer<Message<List<byte[]>>> deadLetters() {
        return consumers.deadLetters(
                "notification-service.dead-letters",
                letters -> takeNotices.take(DeadLetterNotices.of(letters), clock.instant()));
    }
}
