package org.stepdown.referral.loop;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.audit.Audit;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.enrollment.SeatChanged;
import org.stepdown.referral.consent.Withheld;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class LoopWiring {

    @Bean
    TellSenders tellSenders(
            Recipients recipients, Bookings bookings, JdbcClient jdbc, JsonMapper json, LoopProperties settings) {
        return new TellSenders(recipients, bookings, new Queue(jdbc, json, settings.giveUpAfter()), Clock.systemUTC());
    }

    @Bean
    Consumer<Message<List<byte[]>>> enrollments(
            EventConsumers consumers, ReferralStatuses statuses, TellSenders tellSenders) {
        return consumers.consumer(
                "referral-service.loop",
                Set.of(ReferralStatusChanged.class, SeatChanged.class, AttendanceRecorded.class),
                events -> events.forEach(event -> {
                    if (event.event() instanceof ReferralStatusChanged changed) {
                        statuses.keep(changed);
                    }
                    tellSenders.tell(event);
                }));
    }

    @Bean
    Lanes loopLanes(
            JdbcClient jdbc,
            JsonMapper json,
            TransactionOperations transactions,
            Outbox outbox,
            Audit audit,
            LoopProperties settings) {
        return new Lanes(
                jdbc, json, transactions, outbox, settings.retries(), settings.claim(), new DeliveryAudit(audit));
    }

    @Bean
    Withheld withheld(JdbcClient jdbc) {
        return new DeliveryStates(jdbc)::release;
    }

    @Bean
    SendDeliveries sendDeliveries(
            Targets targets, Lanes lanes, List<Channel> channels, MeterRegistry meters, LoopProperties settings) {
        return new SendDeliveries(
                targets,
                lanes,
                channels,
                meters,
                Clock.systemUTC(),
                settings.connect().plus(settings.answer()));
    }
}
