package org.stepdown.enrollment.placement.kafka;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.placement.HospitalWatch;
import org.stepdown.enrollment.placement.TakeHospitalEvents;

/** Takes what hospitals say of visits, for those who wait or are enrolled and for those whose clocks run. */
@Configuration(proxyBeanMethods = false)
class EncounterConsumer {

    @Bean
    Consumer<Message<List<byte[]>>> encounters(
            EventConsumers consumers, TakeHospitalEvents takeHospitalEvents, HospitalWatch watch, Clock clock) {
        return consumers.consumer("enrollment-service.encounters", EncounterReader.types(), events -> {
            List<HospitalEvent> said = events.stream()
                    .filter(event -> !EncounterReader.isYetToBeTakenIn(event))
                    .map(EncounterReader::read)
                    .toList();
            takeHospitalEvents.take(said);
            watch.saw(said, clock.instant());
        });
    }
}
