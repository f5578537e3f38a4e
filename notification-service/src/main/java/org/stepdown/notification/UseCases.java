package org.stepdown.notification;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.delivery.EventIds;
import org.stepdown.notification.alert.AlertRecords;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.AnswerAlert;
import org.stepdown.notification.alert.WakeSnoozed;
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
    TakeNotices takeNotices(CaseRecords records, Announcements announcements) {
        return new TakeNotices(
                records,
                announcements,
                (cause, subject, topic) -> EventIds.derived(cause, "alert/" + subject.name() + "/" + topic));
    }

    @Bean
    AnswerAlert answerAlert(AlertRecords records, Announcements announcements) {
        return new AnswerAlert(records, announcements);
    }

    @Bean
    WakeSnoozed wakeSnoozed(AlertRecords records, Announcements announcements) {
        return new WakeSnoozed(records, announcements);
    }
}
