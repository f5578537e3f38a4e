package org.stepdown.delivery.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.delivery.ContentSeal;
import org.stepdown.delivery.Spans;
import org.stepdown.delivery.inbox.DeadLetters;
import org.stepdown.delivery.inbox.EventConsumers;
import org.stepdown.delivery.inbox.Inbox;
import org.stepdown.delivery.inbox.InboxMetrics;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.delivery.outbox.OutboxRelay;
import org.stepdown.delivery.outbox.OutboxSender;
import org.stepdown.delivery.outbox.RelaySettings;
import org.stepdown.delivery.outbox.RelayWake;
import org.stepdown.delivery.outbox.ValueFraming;

/** Everything that a service needs to take and give events. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
        })
@EnableConfigurationProperties({DeliveryProperties.class, KafkaProperties.class})
public class DeliveryAutoConfiguration {

    @Bean
    DeliverySchema deliverySchema(DataSource database) {
        return new DeliverySchema(database);
    }

    @Bean
    Serdes deliverySerdes(KafkaProperties kafka) {
        return new Serdes(kafka);
    }

    @Bean
    Spans spans(ObjectProvider<OpenTelemetry> telemetry) {
        return new Spans(telemetry.getIfAvailable(OpenTelemetry::noop));
    }

    @Bean
    static BareSpans.Wrapping bareSpans() {
        return new BareSpans.Wrapping();
    }

    @Bean
    RelayWake relayWake() {
        return new RelayWake();
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(DeliverySchema schema, JdbcTemplate jdbc, RelayWake wake, ObjectProvider<ContentSeal> seal) {
        return new Outbox(jdbc, wake, seal.getIfAvailable());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "stepdown.delivery.relay.enabled", matchIfMissing = true)
    OutboxRelay outboxRelay(
            DeliverySchema schema,
            DataSource database,
            Serdes serdes,
            DeliveryProperties properties,
            RelayWake wake,
            MeterRegistry meters,
            Spans spans,
            ObjectProvider<ContentSeal> seal) {
        ValueFraming framing = ValueFraming.of(serdes.serializer());
        DeliveryProperties.Relay relay = properties.relay();
        return new OutboxRelay(
                database,
                () -> new OutboxSender(serdes.producer(), framing, spans),
                new RelaySettings(relay.batchSize(), relay.poll(), relay.retention()),
                wake,
                meters,
                seal.getIfAvailable());
    }

    @Bean
    @ConditionalOnMissingBean
    Inbox inbox(DeliverySchema schema, JdbcTemplate jdbc) {
        return new Inbox(jdbc);
    }

    @Bean
    InboxPurge inboxPurge(Inbox inbox, DeliveryProperties properties) {
        return new InboxPurge(inbox, properties.inbox().retention());
    }

    @Bean
    @ConditionalOnMissingBean
    EventConsumers eventConsumers(
            PlatformTransactionManager transactions,
            Inbox inbox,
            Outbox outbox,
            Serdes serdes,
            JdbcTemplate jdbc,
            MeterRegistry meters,
            Spans spans,
            ObjectProvider<ContentSeal> seal) {
        return new EventConsumers(
                new TransactionTemplate(transactions),
                inbox,
                outbox,
                serdes.deserializer(),
                jdbc,
                new InboxMetrics(meters),
                spans,
                seal.getIfAvailable());
    }

    @Bean
    DeadLetters keptDeadLetters(EventConsumers consumers) {
        return consumers.deadLetters();
    }

    @Bean
    RawRecordsConverter rawRecords() {
        return new RawRecordsConverter();
    }

    @Bean
    static ConsumerStart.Replacement consumerStart() {
        return new ConsumerStart.Replacement();
    }

    @Bean
    EventContainers eventConsumersHealthIndicator() {
        return new EventContainers();
    }
}
