package org.stepdown.referral.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.client.RestClient;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Identifier;
import org.stepdown.events.Topics;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.Api;
import org.stepdown.referral.Discharges;
import org.stepdown.referral.RunningService;
import org.stepdown.vault.Vault;

/** What stands on the encounter topic, whoever wrote it there. */
@RunningService
class PublishedEventsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void what_a_hospital_publishes_itself_is_taken_like_a_message_and_can_be_asked_for() {
        String patient = "P" + UUID.randomUUID();
        String control = "K" + UUID.randomUUID();

        publish("their-own-key-" + patient, Discharges.published(control, patient, "V1"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(message(control))
                        .contains(
                                "\"status\":\"PROCESSED\"",
                                "\"type\":\"PatientDischarged\"",
                                "\"status\":\"RECEIVED\""));
        // The registry, not the event, says what GENHOSP is when no unit is named.
        assertThat(message(control)).contains("STEP_DOWN").doesNotContain("ACUTE_PSYCHIATRIC");
    }

    @Test
    void a_patient_whom_messages_know_is_the_same_one_when_published() {
        String patient = "P" + UUID.randomUUID();

        publish("key-a-" + patient, Discharges.published("K" + UUID.randomUUID(), patient, "V1"));
        publish("key-b-" + patient, Discharges.published("K" + UUID.randomUUID(), patient, "V2"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(facts(patient)).isEqualTo(2));
        assertThat(referrals(patient)).isOne();
    }

    @Test
    void a_published_event_that_names_no_patient_is_set_aside_with_its_reason() {
        PatientDischarged nameless = PatientDischarged.newBuilder(Discharges.published("K1", "x", "V1"))
                .setPatient(Patient.newBuilder().build())
                .build();
        UUID id = publish("key", nameless);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(deadLetterOf(id)).contains("NO_PATIENT_IDENTIFIER"));
    }

    @Test
    void what_still_comes_under_a_retired_key_goes_to_the_patient_who_stays() {
        String staying = UUID.randomUUID().toString();
        String retired = UUID.randomUUID().toString();
        Instant at = Instant.parse("2026-03-05T12:00:00Z");
        publish(
                staying,
                new PatientsMerged(
                        at,
                        new MessageSource(SourceFormat.HL7_V2, "EPIC", "GENHOSP", "M1", null, at, true),
                        Patient.newBuilder()
                                .setIdentifiers(List.of(new Identifier(staying, "GENHOSP", "MR")))
                                .build(),
                        List.of(new Identifier(retired, "GENHOSP", "MR")),
                        retired));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from patient where key = :key and merged_into is not null", retired)
                        == 1);

        publish(retired, Discharges.of(retired, at, "V1", "F33.1"));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from referral where patient_key = :key", staying) == 1);
        assertThat(count("select count(*) from referral where patient_key = :key", retired))
                .isZero();
    }

    private UUID publish(String key, SpecificRecord event) {
        UUID id = UUID.randomUUID();
        OutgoingEvent outgoing = new OutgoingEvent(
                id, Topics.ENCOUNTER.name(), key, event, Instant.parse("2026-03-05T12:00:00Z"), Trail.start(id));
        transactions.executeWithoutResult(status -> outbox.append(List.of(outgoing)));
        return id;
    }

    private String message(String control) {
        return RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/messages/{id}?application=EPIC&facility=GENHOSP", control)
                .header("Authorization", Api.everything())
                .exchange((request, response) -> new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private long facts(String patient) {
        return count(
                "select count(*) from fact join patient_identifier using (patient_key) where mark = :key",
                mark(patient));
    }

    private long referrals(String patient) {
        return count(
                "select count(*) from referral join patient_identifier using (patient_key) where mark = :key",
                mark(patient));
    }

    private byte[] mark(String patient) {
        return vault.mark("patient", "GENHOSP", "MR", patient);
    }

    private long count(String sql, Object key) {
        return jdbc.sql(sql).param("key", key).query(Long.class).single();
    }

    /** The headers of the dead letter of an event, as text. */
    private static String deadLetterOf(UUID id) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", RealParts.shared().bootstrapServers());
        StringBuilder text = new StringBuilder();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("care.encounter.v1-dlt").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofSeconds(2))) {
                StringBuilder headers = new StringBuilder();
                letter.headers()
                        .forEach(header -> headers.append(new String(header.value(), StandardCharsets.UTF_8))
                                .append('\n'));
                if (headers.indexOf(id.toString()) >= 0) {
                    text.append(headers);
                }
            }
        }
        return text.toString();
    }
}
