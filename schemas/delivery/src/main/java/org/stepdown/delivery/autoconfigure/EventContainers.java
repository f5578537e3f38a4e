package org.stepdown.delivery.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Sets up the containers that feed consumers. What reaches the container's error handler is a failure that passes: it
 * is offered again for as long as it takes, and nothing is ever skipped. A container that stopped by an error makes
 * the instance's liveness fail.
 */
final class EventContainers extends AbstractHealthIndicator
        implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {

    private static final long FIRST_RETRY_MILLIS = 200;
    private static final long LONGEST_RETRY_MILLIS = 5_000;

    private final List<AbstractMessageListenerContainer<?, ?>> containers = new CopyOnWriteArrayList<>();

    @Override
    public void configure(AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY_MILLIS, 2.0);
        backOff.setMaxInterval(LONGEST_RETRY_MILLIS);
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (message, failure) -> {
                    throw new IllegalStateException("a record must not be skipped");
                },
                backOff);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new PauseLog(group));
        container.setCommonErrorHandler(handler);
        containers.add(container);
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<String> stopped = containers.stream()
                .filter(container -> !container.isInExpectedState())
                .map(AbstractMessageListenerContainer::getGroupId)
                .toList();
        if (stopped.isEmpty()) {
            builder.up();
        } else {
            builder.down().withDetail("stopped", stopped);
        }
    }
}
