package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.avro.AvroDeserializer;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.events.alert.AlertChange;
import org.stepdown.events.alert.AlertChanged;
import org.stepdown.events.alert.AlertRaised;
import org.stepdown.events.alert.AlertState;
import org.stepdown.events.alert.AlertTopic;
import org.stepdown.events.enrollment.PlacementOutcome;

/** What others hear of alerts. */
@OnRealParts
class AlertEventsTest {

    private static final String ALERTS = "care.alert.v1";

    @LocalServerPort
    private int port;

    @Test
    void an_alert_is_told_under_the_patients_key_and_what_staff_write_stays_here() {
        APatient patient = APatient.any();
        Api api = new Api(port);
        UUID cause;
        try (Sender sender = new Sender()) {
            cause = sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.alerts(patient.referral())).hasSize(1));
        String id = api.alert(patient.referral(), "NEEDS_REVIEW").path("id").asString();
        api.post("/api/alerts/" + id + "/resolve", "{\"by\":\"reyes\",\"reason\":\"spoke with Robin Sample\"}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard(patient)).hasSize(2));
        List<ConsumerRecord<String, byte[]>> heard = heard(patient);
        assertThat(event(heard.getFirst())).isInstanceOfSatisfying(AlertRaised.class, raised -> {
            assertThat(raised.getAlert().getTopic()).isEqualTo(AlertTopic.NEEDS_REVIEW);
            assertThat(raised.getAlert().getReferralId()).isEqualTo(patient.referral());
            assertThat(raised.getCause().getEventId()).isEqualTo(cause);
        });
        assertThat(EventHeaders.uuid(heard.getFirst().headers(), EventHeaders.CAUSATION_ID))
                .isEqualTo(cause);
        assertThat(event(heard.getLast())).isInstanceOfSatisfying(AlertChanged.class, changed -> {
            assertThat(changed.getChange()).isEqualTo(AlertChange.RESOLVED);
            assertThat(changed.getAlert().getState()).isEqualTo(AlertState.RESOLVED);
            assertThat(changed.getActor().getId()).isEqualTo("reyes");
            assertThat(changed.getReason()).isNull();
        });
    }

    private static List<ConsumerRecord<String, byte[]>> heard(APatient patient) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ALERTS).stream()
                    .map(info -> new TopicPartition(ALERTS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found.stream()
                    .filter(message -> patient.key().equals(message.key()))
                    .toList();
        }
    }

    private static @Nullable Object event(ConsumerRecord<String, byte[]> message) {
        try (AvroDeserializer deserializer = new AvroDeserializer()) {
            deserializer.configure(
                    Map.of(
                            "schema.registry.url",
                            RealParts.shared().registryUrl(),
                            "trusted.packages",
                            "org.stepdown.events"),
                    false);
            return deserializer.deserialize(message.topic(), message.headers(), message.value());
        }
    }
}
