package org.stepdown.delivery.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;

/**
 * Starts the consumers, and goes on without them when that takes long. The binder asks Kafka for partitions first, and
 * while Kafka is away it keeps asking for ten minutes and more for each binding; a service that is started meanwhile
 * must take messages and show its pages all the same. The consumers start when Kafka answers.
 */
final class ConsumerStart extends InputBindingLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConsumerStart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    ConsumerStart(BindingService bindings, Map<String, Bindable> bindables) {
        super(bindings, bindables);
    }

    /** Puts this in the place of Spring Cloud Stream's own, which has no setting for it. */
    static final class Replacement implements BeanDefinitionRegistryPostProcessor {

        private static final String NAME = "inputBindingLifecycle";

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            if (registry.containsBeanDefinition(NAME)) {
                RootBeanDefinition definition = new RootBeanDefinition(ConsumerStart.class);
                definition.setDependsOn(registry.getBeanDefinition(NAME).getDependsOn());
                registry.removeBeanDefinition(NAME);
                registry.registerBeanDefinition(NAME, definition);
            }
        }
    }

    @Override
    public void start() {
        CompletableFuture<Void> start = CompletableFuture.runAsync(
                super::start,
                task -> Thread.ofPlatform().daemon().name("consumer-start").start(task));
        try {
            start.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("Kafka does not answer: the service starts, its consumers follow when it does");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the consumers can't be started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
