package org.stepdown.notification;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.events.referral.GlassBroken;
import org.stepdown.events.referral.LoopDeliveryFailed;
import tools.jackson.databind.JsonNode;

/** From events on Kafka to alerts over HTTP. */
@OnRealParts
class AlertFlowTest {

    private static final String REFERRALS = "care.referral.v1";
    private static final String ENROLLMENTS = "care.enrollment.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    private Sender sender;

    @SuppressWarnings("NullAway.Init")
    private Api api;

    @BeforeEach
    void start() {
        sender = new Sender();
        api = new Api(port);
    }

    @AfterEach
    void stop() {
        sender.close();
    }

    @Test
    void a_received_and_placed_referral_gives_its_two_alerts() {
        APatient patient = APatient.any();

        sender.send(REFERRALS, patient.key(), patient.opened());
        sender.send(ENROLLMENTS, patient.key(), patient.decided(1, PlacementOutcome.ENROLLED));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(patient))
                        .isEqualTo(Map.of("REFERRAL_RECEIVED", "RAISED", "PLACED", "RAISED")));
        assertThat(api.alerts(patient.referral())).allSatisfy(alert -> {
            assertThat(alert.path("urgency").asString()).isEqualTo("ROUTINE");
            assertThat(alert.path("deliveries").isArray()).isTrue();
            assertThat(between(alert, "raisedAt", "dueAt")).isEqualTo(Duration.ofHours(4));
        });
    }

    @Test
    void a_safety_flag_is_urgent_and_due_in_a_quarter_of_an_hour() {
        APatient patient = APatient.any();

        sender.send(REFERRALS, patient.key(), patient.openedWithSafetyFlag());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(patient)).containsKey("SAFETY_REVIEW"));
        assertThat(api.alerts(patient.referral())).allSatisfy(alert -> {
            assertThat(alert.path("urgency").asString()).isEqualTo("URGENT");
            assertThat(between(alert, "raisedAt", "dueAt")).isEqualTo(Duration.ofMinutes(15));
        });
    }

    @Test
    void an_event_that_comes_again_raises_no_second_alert() {
        APatient patient = APatient.any();
        UUID id = UUID.randomUUID();

        sender.send(id, ENROLLMENTS, patient.key(), patient.decided(1, PlacementOutcome.WAITLISTED));
        sender.send(id, ENROLLMENTS, patient.key(), patient.decided(1, PlacementOutcome.WAITLISTED));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(patient)).containsKey("WAITLISTED"));
        sender.send(id, ENROLLMENTS, patient.key(), patient.decided(1, PlacementOutcome.WAITLISTED));
        APatient after = behind(patient);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(after)).containsKey("NEEDS_REVIEW"));
        assertThat(api.alerts(patient.referral()))
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.path("occurrences").asInt()).isEqualTo(1));
    }

    /** Somebody whose decision comes right after, on the same partition. */
    private APatient behind(APatient patient) {
        APatient after = new APatient(patient.key(), UUID.randomUUID(), "Sam", "Sample");
        sender.send(ENROLLMENTS, after.key(), after.decided(1, PlacementOutcome.IN_REVIEW));
        return after;
    }

    @Test
    void a_cancelled_discharge_retracts_alerts_and_is_told_once_also_when_the_decision_comes_late() {
        APatient patient = APatient.any();

        sender.send(REFERRALS, patient.key(), patient.opened());
        sender.send(REFERRALS, patient.key(), patient.dischargeCancelled(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(patient))
                        .isEqualTo(Map.of("REFERRAL_RECEIVED", "RETRACTED", "DISCHARGE_CANCELLED", "RAISED")));
        sender.send(ENROLLMENTS, patient.key(), patient.decided(1, PlacementOutcome.ENROLLED));
        APatient after = behind(patient);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(after)).containsKey("NEEDS_REVIEW"));
        assertThat(states(patient))
                .isEqualTo(Map.of("REFERRAL_RECEIVED", "RETRACTED", "DISCHARGE_CANCELLED", "RAISED"));
    }

    @Test
    void a_sender_that_could_not_be_told_is_one_alert_however_many_deliveries_failed() {
        String target = "hook-" + UUID.randomUUID();

        for (int failed = 0; failed < 2; failed++) {
            sender.send(
                    REFERRALS,
                    target,
                    new LoopDeliveryFailed(
                            Instant.now(), UUID.randomUUID(), UUID.randomUUID(), target, "GENHOSP", 9, List.of()));
        }
        APatient after = new APatient(target, UUID.randomUUID(), "Sam", "Sample");
        sender.send(REFERRALS, target, after.opened());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(after)).containsKey("REFERRAL_RECEIVED"));
        assertThat(api.open())
                .filteredOn(alert -> alert.path("subject").asString().equals("loop/GENHOSP/" + target))
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("topic").asString()).isEqualTo("DELIVERY_FAILURE"));
    }

    @Test
    void the_privacy_office_hears_at_once_of_a_glass_that_was_broken_and_the_care_team_does_not() {
        UUID referral = UUID.randomUUID();
        Instant now = Instant.now();
        sender.send(REFERRALS, "glass-" + referral, new GlassBroken(now, referral, "okafor", now.plusSeconds(1800)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                select distinct d.recipient from delivery d join alert a on a.id = d.alert_id
                                where a.subject = :subject and a.topic = 'GLASS_BROKEN' and a.urgency = 'URGENT'
                                """)
                                .param("subject", "glass/" + referral)
                                .query(String.class)
                                .list())
                        .contains("team/privacy")
                        .doesNotContain("team/care"));
    }

    @Test
    void an_event_that_nobody_can_read_becomes_an_alert_of_its_own_and_takes_no_neighbour_along() {
        APatient patient = APatient.any();

        sender.sendGarbage(REFERRALS, patient.key());
        sender.send(REFERRALS, patient.key(), patient.opened());

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(states(patient)).containsKey("REFERRAL_RECEIVED");
            assertThat(api.open()).anySatisfy(alert -> {
                assertThat(alert.path("topic").asString()).isEqualTo("EVENT_DEAD_LETTERED");
                assertThat(alert.path("subject").asString()).isEqualTo("dead-letter/care.referral.v1/UNREADABLE");
            });
        });
    }

    /** The second instance is in groups of its own: so both get every event, as in the worst of rebalances. */
    @Test
    void instances_that_get_the_same_events_at_the_same_time_make_one_alert_of_each() {
        List<APatient> patients = Stream.generate(APatient::any).limit(40).toList();
        try (ConfigurableApplicationContext second = anotherInstance()) {
            assertThat(second.isRunning()).isTrue();
            patients.forEach(patient -> {
                sender.send(REFERRALS, patient.key(), patient.opened());
                sender.send(ENROLLMENTS, patient.key(), patient.decided(1, PlacementOutcome.ENROLLED));
            });

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(patients)
                            .allSatisfy(patient -> assertThat(states(patient))
                                    .isEqualTo(Map.of("REFERRAL_RECEIVED", "RAISED", "PLACED", "RAISED"))));
            awaitCaughtUp("other.referrals", REFERRALS);
            awaitCaughtUp("other.enrollments", ENROLLMENTS);
        }
        assertThat(patients)
                .allSatisfy(patient -> assertThat(api.alerts(patient.referral()))
                        .hasSize(2)
                        .allSatisfy(alert ->
                                assertThat(alert.path("occurrences").asInt()).isEqualTo(1)));
    }

    private ConfigurableApplicationContext anotherInstance() {
        Stream<String> same = Stream.of(
                        "server.port",
                        "management.server.port",
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.kafka.bootstrap-servers",
                        "stepdown.delivery.registry.url",
                        "stepdown.vault.key-file")
                .map(name -> name + "=" + environment.getProperty(name));
        Stream<String> own = Stream.of(
                "spring.cloud.stream.bindings.referrals-in-0.group=other.referrals",
                "spring.cloud.stream.bindings.enrollments-in-0.group=other.enrollments",
                "spring.cloud.stream.bindings.deadLetters-in-0.group=other.dead-letters",
                "spring.cloud.stream.kafka.default.consumer.start-offset=earliest");
        return new SpringApplicationBuilder(NotificationServiceApplication.class)
                .profiles("local")
                .run(Stream.concat(same, own).map(property -> "--" + property).toArray(String[]::new));
    }

    /** Until the group has committed every record of the topic. */
    private static void awaitCaughtUp(String group, String topic) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()))) {
            await().atMost(PATIENCE).until(() -> ends(admin, topic).equals(committed(admin, group, topic)));
        }
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group, String topic) throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** The ends of the partitions that hold anything. */
    private static Map<TopicPartition, Long> ends(Admin admin, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> partitions =
                admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(found -> found.partitions().stream())
                        .collect(toMap(
                                partition -> new TopicPartition(topic, partition.partition()),
                                partition -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Test
    void the_database_itself_allows_one_live_alert_for_a_subject_and_topic() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'alert_live'")
                        .query(String.class)
                        .single())
                .contains("UNIQUE", "subject, topic");
    }

    private Map<String, String> states(APatient patient) {
        return api.alerts(patient.referral()).stream()
                .collect(toMap(
                        alert -> alert.path("topic").asString(),
                        alert -> alert.path("state").asString()));
    }

    private static Duration between(JsonNode alert, String from, String to) {
        return Duration.between(
                Instant.parse(alert.path(from).asString()),
                Instant.parse(alert.path(to).asString()));
    }
}
