package org.stepdown.referral.intake.hl7;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.referral.intake.MessageStore;
import org.stepdown.referral.intake.PatientKeys;
import org.stepdown.referral.intake.TakeMessage;
import org.stepdown.referral.source.SourceRegistry;

@Configuration(proxyBeanMethods = false)
class Hl7Wiring {

    @Bean
    TakeMessage takeMessage(
            TransactionOperations transactions, MessageStore messages, PatientKeys patients, Outbox outbox) {
        return new TakeMessage(transactions, messages, patients, outbox);
    }

    @Bean
    Hl7Reader hl7Reader(MllpProperties settings, SourceRegistry registry) {
        return new Hl7Reader(new Hl7Events(registry), settings.processingIds());
    }

    @Bean
    MllpServer mllpServer(MllpProperties settings, TakeMessage takeMessage, Hl7Reader reader) {
        return new MllpServer(settings, new Hl7Intake(takeMessage, reader, Clock.systemUTC()));
    }
}
