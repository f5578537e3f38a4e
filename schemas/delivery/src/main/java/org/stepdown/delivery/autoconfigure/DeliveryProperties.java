package org.stepdown.delivery.autoconfigure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of delivery. How to reach Kafka and how values are serialized are Spring Boot's own {@code spring.kafka.*}.
 *
 * @param registry the schema registry
 * @param relay the outbox relay
 * @param inbox the inbox
 */
@ConfigurationProperties("stepdown.delivery")
public record DeliveryProperties(
        @DefaultValue Registry registry,
        @DefaultValue Relay relay,
        @DefaultValue Inbox inbox) {

    /** @param url base URLs of the registry, comma-separated */
    public record Registry(
            @DefaultValue("http://127.0.0.1:8085/apis/ccompat/v7")
            String url) {}

    /**
     * @param enabled whether this instance relays at all
     * @param batchSize rows sent before they are marked
     * @param poll longest wait between looks
     * @param retention how long relayed rows are kept
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1000") int batchSize,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("1d") Duration retention) {}

    /** @param retention how long handled events are remembered; no shorter than Kafka keeps them */
    public record Inbox(@DefaultValue("400d") Duration retention) {}
}
