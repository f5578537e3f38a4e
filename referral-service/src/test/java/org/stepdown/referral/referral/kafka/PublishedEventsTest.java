package org.stepdown.referral.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericContainer;
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
import org.stepdown.delivery.avro.AvroDeserializer;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Identifier;
import org.stepdown.events.Topics;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.Api;
import org.stepdown.referral.Discharges;
import org.stepdown.referral.Patients;
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
    void it_goes_on_under_our_own_key_and_what_it_claims_to_be_makes_no_difference() {
        String patient = "P" + UUID.randomUUID();
        String theirs = "their-key-" + patient;
        String control = "K" + UUID.randomUUID();
        PatientDischarged published = Discharges.published(control, patient, "V1");
        PatientDischarged claimed = PatientDischarged.newBuilder(published)
                .setSource(MessageSource.newBuilder(published.getSource())
                        .setFormat(SourceFormat.HL7_V2)
                        .build())
                .build();

        UUID id = publish(theirs, claimed);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(referrals(patient)).isOne());
        assertThat(count("select count(*) from patient where key = :key", theirs))
                .isZero();
        String key = jdbc.sql("select patient_key from patient_identifier where mark = :mark")
                .param("mark", mark(patient))
                .query(String.class)
                .single();
        assertThat(onTopic(key)).singleElement().isInstanceOfSatisfying(PatientDischarged.class, said -> {
            assertThat(said.getSource().getFormat()).isEqualTo(SourceFormat.KAFKA);
            assertThat(said.getSource().getPublishedAs()).isEqualTo(id.toString());
            assertThat(said.getEncounter().getSetting()).isEqualTo(CareSetting.GENERAL);
        });
    }

    @Test
    void published_once_more_with_another_event_id_it_says_nothing_new() {
        String patient = "P" + UUID.randomUUID();
        PatientDischarged discharge = Discharges.published("K" + UUID.randomUUID(), patient, "V1");
        publish("a", discharge);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(facts(patient)).isOne());

        publish("a", discharge);
        PatientDischarged other = Discharges.published("K" + UUID.randomUUID(), patient, "V2");
        publish("a", other);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(facts(patient)).isEqualTo(2));
        assertThat(facts(patient)).isEqualTo(2);
    }

    @Test
    void merges_that_a_hospital_publishes_unite_the_patients_they_name() {
        String staying = "P" + UUID.randomUUID();
        String retired = "P" + UUID.randomUUID();
        publish("s", Discharges.published("K" + UUID.randomUUID(), staying, "V1"));
        publish("r", Discharges.published("K" + UUID.randomUUID(), retired, "V2"));
        await().atMost(Duration.ofSeconds(30)).until(() -> referrals(staying) + referrals(retired) == 2);

        Instant at = Instant.parse("2026-03-06T12:00:00Z");
        publish(
                "s",
                new PatientsMerged(
                        at,
                        MessageSource.newBuilder(Discharges.published("M" + staying, "x", "x")
                                        .getSource())
                                .setReceivedAt(at)
                                .build(),
                        Patient.newBuilder()
                                .setIdentifiers(List.of(new Identifier(staying, "GENHOSP", "MR")))
                                .build(),
                        List.of(new Identifier(retired, "GENHOSP", "MR")),
                        ""));

        await().atMost(Duration.ofSeconds(30)).until(() -> facts(staying) == 3);
        assertThat(jdbc.sql(
                                "select merged_into from patient join patient_identifier on patient_key in (key, merged_into) where mark = :mark and merged_into is not null")
                        .param("mark", mark(staying))
                        .query((row, n) -> row.getString("merged_into"))
                        .list())
                .hasSize(1);
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
        String staying = Patients.known(jdbc);
        String retired = Patients.known(jdbc);
        Instant at = Instant.parse("2026-03-05T12:00:00Z");
        publish(
                staying,
                new PatientsMerged(
                        at,
                        new MessageSource(SourceFormat.HL7_V2, "EPIC", "GENHOSP", "M1", null, at, true, null),
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

    /** What stands on the topic under a key. */
    private List<GenericContainer> onTopic(String key) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", RealParts.shared().bootstrapServers());
        List<GenericContainer> found = new ArrayList<>();
        try (AvroDeserializer reader = new AvroDeserializer();
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            reader.configure(
                    Map.of(
                            "schema.registry.url",
                            RealParts.shared().registryUrl(),
                            "trusted.packages",
                            "org.stepdown.events.encounter"),
                    false);
            List<TopicPartition> partitions = consumer.partitionsFor("care.encounter.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
                    if (key.equals(message.key())) {
                        found.add(reader.deserialize(message.topic(), message.headers(), message.value()));
                    }
                }
            }
        }
        return found;
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
