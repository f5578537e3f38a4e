package org.stepdown.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.delivery.EventIds;
import org.stepdown.notification.alert.AlertRecords;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.AnswerAlert;
import org.stepdown.notification.alert.WakeSnoozed;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.DeliveryRecords;
import org.stepdown.notification.digest.GatheredRecords;
import org.stepdown.notification.digest.MakeDigests;
import org.stepdown.notification.escalation.ChangeLadders;
import org.stepdown.notification.escalation.EscalationRecords;
import org.stepdown.notification.escalation.FollowAlerts;
import org.stepdown.notification.escalation.HandOver;
import org.stepdown.notification.escalation.HandOverRecords;
import org.stepdown.notification.escalation.LadderRecords;
import org.stepdown.notification.escalation.TakeSteps;
import org.stepdown.notification.signal.CaseRecords;
import org.stepdown.notification.signal.TakeNotices;

/** The use cases, which are plain Java, with what they need. */
@Configuration(proxyBeanMethods = false)
class UseCases {

    /** In microseconds, as the database and the events keep time. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    TakeNotices takeNotices(CaseRecords records, List<Announcements> announcements) {
        return new TakeNotices(
                records,
                all(announcements),
                (cause, subject, topic) -> EventIds.derived(cause, "alert/" + subject.name() + "/" + topic));
    }

    @Bean
    AnswerAlert answerAlert(AlertRecords records, List<Announcements> announcements, DirectoryRecords audience) {
        return new AnswerAlert(
                records, all(announcements), account -> audience.directory().worksHere(account));
    }

    @Bean
    WakeSnoozed wakeSnoozed(AlertRecords records, List<Announcements> announcements) {
        return new WakeSnoozed(records, all(announcements));
    }

    @Bean
    Delivery.Naming deliveryNaming() {
        return (about, occasion, recipient, channel) ->
                EventIds.derived(about, "delivery/" + occasion + "/" + recipient + "/" + channel);
    }

    @Bean
    FollowAlerts followAlerts(
            EscalationRecords steps,
            DirectoryRecords directories,
            DeliveryRecords deliveries,
            GatheredRecords gathered,
            Delivery.Naming naming) {
        return new FollowAlerts(steps, directories, deliveries, gathered, naming);
    }

    @Bean
    TakeSteps takeSteps(EscalationRecords steps, AlertRecords alerts, List<Announcements> announcements) {
        return new TakeSteps(steps, alerts, all(announcements));
    }

    @Bean
    ChangeLadders changeLadders(LadderRecords records) {
        return new ChangeLadders(records);
    }

    @Bean
    HandOver handOver(
            HandOverRecords records,
            DirectoryRecords directories,
            AlertRecords alerts,
            DeliveryRecords deliveries,
            List<Announcements> announcements,
            Delivery.Naming naming) {
        return new HandOver(records, directories, alerts, deliveries, all(announcements), naming);
    }

    @Bean
    MakeDigests makeDigests(GatheredRecords gathered, DeliveryRecords deliveries, Delivery.Naming naming) {
        return new MakeDigests(gathered, deliveries, naming);
    }

    /** Whoever wants to know what became of alerts is told within the transaction. */
    private static Announcements all(List<Announcements> announcements) {
        return changes -> announcements.forEach(one -> one.announce(changes));
    }
}
