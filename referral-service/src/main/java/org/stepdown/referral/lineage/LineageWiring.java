package org.stepdown.referral.lineage;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.events.alert.AlertChanged;
import org.stepdown.events.alert.AlertRaised;
import org.stepdown.events.enrollment.PlacementDecided;

@Configuration(proxyBeanMethods = false)
class LineageWiring {

    @Bean
    Consumer<Message<List<byte[]>>> decisions(EventConsumers consumers, Downstream downstream) {
        return consumers.consumer(
                "referral-service.decisions",
                Set.of(PlacementDecided.class),
                events -> events.forEach(event -> downstream.decided((PlacementDecided) event.event())));
    }

    @Bean
    Consumer<Message<List<byte[]>>> alerts(EventConsumers consumers, Downstream downstream) {
        return consumers.consumer(
                "referral-service.alerts",
                Set.of(AlertRaised.class, AlertChanged.class),
                events -> events.forEach(event -> {
                    switch (event.event()) {
                        case AlertRaised raised -> downstream.alerted(raised.getAlert(), raised.getOccurredAt());
                        case AlertChanged changed -> downstream.alerted(changed.getAlert(), changed.getOccurredAt());
                        default -> throw new IllegalArgumentException("no alert event");
                    }
                }));
    }

    @Bean
    Consumer<Message<List<byte[]>>> failures(EventConsumers consumers, Downstream downstream) {
        return consumers.deadLetters("referral-service.failures", letters -> letters.forEach(downstream::gaveUp));
    }
}
