package org.stepdown.referral.lineage;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.stepdown.delivery.IncomingEvent;
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
                events -> downstream.decided(events.stream()
                        .map(event -> (PlacementDecided) event.event())
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> alerts(EventConsumers consumers, Downstream downstream) {
        return consumers.consumer(
                "referral-service.alerts",
                Set.of(AlertRaised.class, AlertChanged.class),
                events -> downstream.alerted(
                        events.stream().map(LineageWiring::alerted).toList()));
    }

    private static Downstream.Alerted alerted(IncomingEvent event) {
        return switch (event.event()) {
            case AlertRaised raised -> new Downstream.Alerted(raised.getAlert(), raised.getOccurredAt());
            case AlertChanged changed -> new Downstream.Alerted(changed.getAlert(), changed.getOccurredAt());
            default -> throw new IllegalArgumentException("no alert event");
        };
    }

    @Bean
    Consumer<Message<List<byte[]>>> failures(EventConsumers consumers, Downstream downstream) {
        return consumers.deadLetters("referral-service.failures", letters -> letters.forEach(downstream::gaveUp));
    }
}
