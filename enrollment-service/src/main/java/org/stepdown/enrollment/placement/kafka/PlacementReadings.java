package org.stepdown.enrollment.placement.kafka;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.delivery.inbox.EventReading;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;

/** What events ask of placement: the same for who consumes them and for who replays them. */
@Configuration(proxyBeanMethods = false)
public class PlacementReadings {

    @Bean
    EventReading<Command> referralReading() {
        return new EventReading<>(ReferralConsumer.TYPES, ReferralCommands::of);
    }

    @Bean
    EventReading<HospitalEvent> encounterReading() {
        return new EventReading<>(EncounterReader.types(), EncounterReader::read);
    }
}
