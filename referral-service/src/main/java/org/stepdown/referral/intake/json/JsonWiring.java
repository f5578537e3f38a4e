package org.stepdown.referral.intake.json;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.intake.InFlight;
import org.stepdown.referral.intake.IntakeMeters;
import org.stepdown.referral.intake.TakeMessage;
import org.stepdown.referral.source.SourceRegistry;

@Configuration(proxyBeanMethods = false)
class JsonWiring {

    @Bean
    JsonIntake jsonIntake(
            TransactionOperations transactions,
            InFlight inFlight,
            TakeMessage takeMessage,
            SourceRegistry registry,
            IntakeMeters meters) {
        return new JsonIntake(transactions, inFlight, takeMessage, new JsonEvents(registry), meters, Clock.systemUTC());
    }
}
