package org.stepdown.referral.intake.fhir;

import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.intake.InFlight;
import org.stepdown.referral.intake.IntakeMeters;
import org.stepdown.referral.intake.KnownRequests;
import org.stepdown.referral.intake.TakeMessage;
import org.stepdown.referral.source.SourceRegistry;

@Configuration(proxyBeanMethods = false)
class FhirWiring {

    @Bean
    FhirIntake fhirIntake(
            TransactionOperations transactions,
            InFlight inFlight,
            TakeMessage takeMessage,
            SourceRegistry registry,
            KnownRequests known,
            IntakeMeters meters) {
        Places places = new Places(registry);
        return new FhirIntake(
                transactions,
                inFlight,
                takeMessage,
                places,
                new FhirRequests(places, known),
                meters,
                Clock.systemUTC());
    }

    /** The first sender need not wait for the parser to be made, nor does the start of the service. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> warmFhirParser() {
        return ready -> Thread.ofPlatform().name("fhir-warm-up").daemon().start(FhirParser::warm);
    }
}
