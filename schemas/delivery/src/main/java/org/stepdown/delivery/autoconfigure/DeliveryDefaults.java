package org.stepdown.delivery.autoconfigure;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Defaults of other libraries' settings that delivery relies on; anything the application sets wins. */
final class DeliveryDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String CONSUMER = "spring.cloud.stream.kafka.default.consumer.";

    private static final String COLLECTOR = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.kafka.properties[schema.registry.url]", "${stepdown.delivery.registry.url}"),
            Map.entry("stepdown.delivery.registry.url", "http://127.0.0.1:8085/apis/ccompat/v7"),
            Map.entry("spring.kafka.producer.value-serializer", "org.stepdown.delivery.avro.AvroSerializer"),
            Map.entry("spring.kafka.consumer.value-deserializer", "org.stepdown.delivery.avro.AvroDeserializer"),
            Map.entry("spring.kafka.properties[trusted.packages]", "org.stepdown.events"),
            Map.entry("spring.kafka.properties[specific.avro.reader]", "true"),
            Map.entry(
                    "spring.kafka.properties[value.subject.name.strategy]",
                    "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"),
            Map.entry("spring.cloud.stream.binding-retry-interval", "2"),
            Map.entry("spring.cloud.stream.kafka.binder.auto-create-topics", "false"),
            Map.entry("spring.cloud.stream.kafka.binder.brokers", "${spring.kafka.bootstrap-servers}"),
            Map.entry("spring.cloud.stream.kafka.binder.health-timeout", "5"),
            Map.entry("spring.cloud.stream.default.consumer.use-native-decoding", "true"),
            Map.entry(CONSUMER + "converter-bean-name", "rawRecords"),
            Map.entry(
                    CONSUMER + "configuration[key.deserializer]",
                    "org.apache.kafka.common.serialization.StringDeserializer"),
            Map.entry(
                    CONSUMER + "configuration[value.deserializer]",
                    "org.apache.kafka.common.serialization.ByteArrayDeserializer"),
            Map.entry(CONSUMER + "configuration[max.poll.records]", "500"),
            // What a killed instance was reading goes on elsewhere after this long; Kafka's own default is 45 s.
            Map.entry(CONSUMER + "configuration[session.timeout.ms]", "10000"),
            Map.entry(CONSUMER + "configuration[isolation.level]", "read_committed"),
            Map.entry("spring.cloud.stream.kafka.binder.metrics.offset-lag-metrics-interval", "10s"),
            // The binder's metrics read offsets of partitions they do not own, and each look would warn once for each.
            Map.entry("logging.level.org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", "ERROR"),
            // What these write quotes exceptions, and those may quote the event; delivery says itself what failed.
            Map.entry("logging.level.org.springframework.integration.handler.LoggingHandler", "OFF"),
            Map.entry("logging.level.org.springframework.transaction.support.TransactionTemplate", "OFF"),
            Map.entry("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false"),
            // A batch has no trace of its own: each of its events has one.
            Map.entry("management.observations.enable.spring.cloud.function", "false"),
            Map.entry("logging.structured.json.rename.traceId", "trace.id"),
            Map.entry("logging.structured.json.rename.spanId", "span.id"),
            // Prometheus before version 3 refuses a whole scrape for an exemplar on a count; spans lead to traces
            // anyway.
            Map.entry("management.tracing.exemplars.include", "none"),
            Map.entry("management.endpoint.health.group.liveness.include", "livenessState,eventConsumers"));

    /** Before the binder's own defaults, which name serializers too: of defaults, the first named wins. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("deliveryDefaults", DEFAULTS));
        // Every trace goes out where somebody collects them; where nobody does, none is recorded.
        String share = environment.containsProperty(COLLECTOR) ? "1.0" : "0.0";
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "tracingDefaults", Map.of("management.tracing.sampling.probability", share)));
    }
}
