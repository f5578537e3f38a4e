package org.stepdown.referral.intake.hl7;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.audit.Audit;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.referral.intake.Arrivals;
import org.stepdown.referral.intake.IntakeMeters;
import org.stepdown.referral.intake.MessageStore;
import org.stepdown.referral.intake.PatientKeys;
import org.stepdown.referral.intake.TakeMessage;
import org.stepdown.referral.intake.TakeTogether;
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
    TakeTogether takeTogether(Arrivals arrivals, TakeMessage takeMessage) {
        return new TakeTogether(arrivals, takeMessage);
    }

    @Bean
    Hl7Intake hl7Intake(
            TakeTogether takeTogether,
            Hl7Reader reader,
            IntakeMeters meters,
            Audit audit,
            TransactionOperations transactions) {
        return new Hl7Intake(takeTogether, reader, meters, audit, transactions, Clock.systemUTC());
    }

    @Bean
    MllpServer mllpServer(MllpProperties settings, Hl7Intake intake) {
        return new MllpServer(settings, MllpServer.Endpoint.inClear(settings), intake);
    }

    @Bean
    @ConditionalOnProperty("stepdown.mllp.tls.bundle")
    MllpServer mllpOverTls(MllpProperties settings, SslBundles bundles, Hl7Intake intake) {
        SslBundle bundle = bundles.getBundle(String.valueOf(settings.tls().bundle()));
        return new MllpServer(settings, MllpServer.Endpoint.overTls(settings, bundle), intake);
    }
}
