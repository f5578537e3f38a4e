package org.stepdown.referral.referral.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.referral.intake.AdmitPublished;
import org.stepdown.referral.intake.HandOver;
import org.stepdown.referral.intake.MessageStore;
import org.stepdown.referral.intake.PatientKeys;
import org.stepdown.referral.intake.PublishedMessages;
import org.stepdown.referral.referral.Announcement;
import org.stepdown.referral.referral.Casebook;
import org.stepdown.referral.referral.FindHangingVisits;
import org.stepdown.referral.referral.KeepReferrals;
import org.stepdown.referral.screening.Policies;
import org.stepdown.referral.source.SourceRegistry;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ReferralWiring {

    @Bean
    KeepReferrals keepReferrals(Casebook casebook, Supplier<Policies> policies) {
        return new KeepReferrals(
                casebook,
                policies,
                (patientKey, ordinal) -> EventIds.derived(
                        UUID.nameUUIDFromBytes(patientKey.getBytes(StandardCharsets.UTF_8)), "referral/" + ordinal));
    }

    @Bean
    AdmitPublished admitPublished(
            SourceRegistry registry,
            PatientKeys patients,
            PublishedMessages published,
            MessageStore messages,
            Outbox outbox,
            HistorySettings settings) {
        HandOver handOver = new HandOver(messages, patients, outbox);
        return new AdmitPublished(registry, patients, published, handOver, Clock.systemUTC(), settings.afterRestore());
    }

    @Bean
    LapseVisits lapseVisits(
            HistorySettings settings, TransactionOperations transactions, Casebook casebook, Outbox outbox) {
        return new LapseVisits(
                transactions, new FindHangingVisits(casebook, settings.visitHangsAfter()), outbox, Clock.systemUTC());
    }

    @Bean
    Consumer<Message<List<byte[]>>> encounters(
            EventConsumers consumers,
            AdmitPublished admitPublished,
            KeepReferrals keepReferrals,
            Outbox outbox,
            PublishedMeters meters) {
        return consumers.consumer("referral-service.history", FactMapping.types(), events -> {
            Map<UUID, IncomingEvent> byId = new LinkedHashMap<>();
            admitPublished.admit(events).forEach(event -> byId.put(event.eventId(), event));
            meters.count(events.size() - byId.size());
            List<Announcement> announcements = keepReferrals.keep(
                    byId.values().stream().map(FactMapping::arrival).toList());
            ReferralEvents referralEvents = new ReferralEvents(byId);
            outbox.append(announcements.stream().map(referralEvents::event).toList());
        });
    }
}
