package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.enrollment.Hospital.PatientOf;
import org.stepdown.events.enrollment.CensusChanged;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.enrollment.SeatChanged;
import org.stepdown.events.enrollment.SeatState;
import tools.jackson.databind.JsonNode;

/** From an event on Kafka to the decision over HTTP and the events that tell of it. */
@EnrollmentTest
class PlacementFlowTest {

    private final Environment environment;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Api api;
    private final ReferralTopic topic = new ReferralTopic();
    private final Hospital hospital = new Hospital(topic);

    @Autowired
    PlacementFlowTest(Environment environment, JdbcClient jdbc, TransactionTemplate transactions) {
        this.environment = environment;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void a_referral_is_placed_and_everybody_is_told_why() {
        api.opensCohort("welsh", "cy", 3);

        PatientOf patient = hospital.refers("cy");

        becomes(patient, "ENROLLED");
        JsonNode decision = api.decision(patient.referralId()).body();
        assertThat(decision.path("outcome").asString()).isEqualTo("ENROLLED");
        assertThat(decision.path("cohort").path("id").asString()).isEqualTo("welsh");
        assertThat(decision.path("policyVersion").asString()).isEqualTo("2026-01");
        assertThat(decision.path("inputs").path("language").asString()).isEqualTo("cy");
        assertThat(decision.path("considered")).hasSizeGreaterThan(24);
        assertThat(decision.path("considered")).allSatisfy(considered -> {
            boolean chosen = considered.path("verdict").asString().equals("CHOSEN");
            assertThat(considered.path("reasons").isEmpty()).isEqualTo(chosen);
        });
        assertThat(decision.toString()).doesNotContain(Hospital.FAMILY_NAME).doesNotContain("1990-06-15");
        JsonNode census = api.cohort("welsh");
        assertThat(census.path("enrolled").asInt()).isEqualTo(1);
        assertThat(census.path("free").asInt()).isEqualTo(2);
        saysOf(patient, 3);
        assertThat(EnrollmentTopic.said())
                .filteredOn(said -> said.key().equals(patient.key()))
                .satisfiesExactlyInAnyOrder(
                        said -> assertThat(said.event()).isInstanceOfSatisfying(PlacementDecided.class, told -> {
                            assertThat(told.getReferralId()).isEqualTo(patient.referralId());
                            assertThat(told.getOutcome()).isEqualTo(PlacementOutcome.ENROLLED);
                            assertThat(told.getConsideredInAll())
                                    .isEqualTo(decision.path("considered").size());
                            assertThat(told.getConsidered())
                                    .first()
                                    .satisfies(chosen ->
                                            assertThat(chosen.getCohortId()).isEqualTo("welsh"));
                            assertThat(told.getCause().getControlId()).isEqualTo("MSG-1");
                        }),
                        said -> assertThat(said.event())
                                .isInstanceOfSatisfying(
                                        SeatChanged.class,
                                        told -> assertThat(told.getState()).isEqualTo(SeatState.ENROLLED)),
                        said -> assertThat(said.event())
                                .isInstanceOfSatisfying(
                                        ReferralStatusChanged.class,
                                        told -> assertThat(told.getCohort().getCohortId())
                                                .isEqualTo("welsh")));
        await().untilAsserted(() -> assertThat(EnrollmentTopic.said()).anySatisfy(said -> {
            assertThat(said.key()).isEqualTo("welsh");
            assertThat(said.event())
                    .isInstanceOfSatisfying(
                            CensusChanged.class,
                            told -> assertThat(told.getEnrolled()).isEqualTo(1));
        }));
    }

    @Test
    void an_event_that_comes_again_changes_nothing() {
        api.opensCohort("breton", "br", 3);
        PatientOf patient = new PatientOf("k" + UUID.randomUUID(), UUID.randomUUID());
        PatientOf afterwards = new PatientOf(patient.key(), UUID.randomUUID());
        UUID eventId = UUID.randomUUID();

        hospital.opens(eventId, patient, "br");
        becomes(patient, "ENROLLED");
        hospital.cancels(patient);
        hospital.opens(eventId, patient, "br");
        hospital.opens(UUID.randomUUID(), afterwards, "br");

        becomes(afterwards, "ENROLLED");
        assertThat(api.status(patient.referralId())).isEqualTo("CANCELLED");
        assertThat(api.cohort("breton").path("enrolled").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from decision where referral_id = :id")
                        .param("id", patient.referralId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_withdrawn_patients_seat_goes_to_the_next_who_waits() {
        api.opensCohort("manx", "gv", 1);
        PatientOf placed = hospital.refers("gv");
        becomes(placed, "ENROLLED");
        PatientOf waiting = hospital.refers("gv");
        becomes(waiting, "WAITLISTED");
        assertThat(api.get("/api/waitlist").body())
                .anySatisfy(place -> assertThat(place.path("referralId").asString())
                        .isEqualTo(waiting.referralId().toString()));
        assertThat(api.cohort("manx").path("waiting").asInt()).isEqualTo(1);

        assertThat(api.withdraw(placed.referralId()).status()).isEqualTo(200);

        assertThat(api.status(placed.referralId())).isEqualTo("WITHDRAWN");
        assertThat(api.status(waiting.referralId())).isEqualTo("ENROLLED");
        assertThat(api.cohort("manx").path("waiting").asInt()).isZero();
        assertThat(api.withdraw(placed.referralId()).status()).isEqualTo(200);
        saysOf(placed, 5);
        assertThat(EnrollmentTopic.said().toString()).doesNotContain("the family moved away");
    }

    @Test
    void a_seat_is_on_hold_while_it_is_not_known_whether_the_patient_is_safe() {
        api.opensCohort("cornish", "kw", 1);
        PatientOf patient = hospital.refers("kw");
        becomes(patient, "ENROLLED");

        hospital.doubts(patient, "kw");
        becomes(patient, "IN_REVIEW");
        assertThat(api.cohort("cornish").path("held").asInt()).isEqualTo(1);
        hospital.reassures(patient, "kw");

        becomes(patient, "ENROLLED");
        assertThat(api.cohort("cornish").path("enrolled").asInt()).isEqualTo(1);
    }

    @Test
    void merged_patients_keep_one_seat() {
        api.opensCohort("norn", "nrn", 5);
        PatientOf surviving = hospital.refers("nrn");
        PatientOf merged = hospital.refers("nrn");
        becomes(surviving, "ENROLLED");
        becomes(merged, "ENROLLED");

        hospital.merges(merged, surviving);

        becomes(merged, "CANCELLED");
        assertThat(api.status(surviving.referralId())).isEqualTo("ENROLLED");
        assertThat(api.cohort("norn").path("enrolled").asInt()).isEqualTo(1);
    }

    @Test
    void two_instances_do_not_oversell_a_small_cohort() {
        api.opensCohort("icelandic", "is", 3);
        try (ConfigurableApplicationContext other = secondInstance()) {
            patience().until(() -> ConsumerGroup.membersWithPartitions() == 4);
            List<PatientOf> patients = new ArrayList<>();
            // Both groups of both instances wait before they look at anything, and go on together.
            transactions.executeWithoutResult(status -> {
                jdbc.sql("lock table delivery.inbox in exclusive mode").update();
                for (int i = 0; i < 40; i++) {
                    patients.add(hospital.refers("is"));
                }
                patience().until(this::waitingForTheInbox, count -> count == 4);
            });

            patience()
                    .untilAsserted(() -> assertThat(patients)
                            .noneMatch(
                                    patient -> api.status(patient.referralId()).isEmpty()));

            assertThat(other.isRunning()).isTrue();
            Map<String, Long> byStatus = patients.stream()
                    .collect(Collectors.groupingBy(patient -> api.status(patient.referralId()), Collectors.counting()));
            assertThat(byStatus).isEqualTo(Map.of("ENROLLED", 3L, "WAITLISTED", 37L));
            assertThat(api.cohort("icelandic").path("enrolled").asInt()).isEqualTo(3);
            assertThat(jdbc.sql("select count(*) from seat where cohort_id = 'icelandic' and state <> 'RELEASED'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(3);
        }
    }

    private int waitingForTheInbox() {
        return jdbc.sql("""
                select count(*) from pg_locks l join pg_class c on c.oid = l.relation
                 where not l.granted and c.relname = 'inbox'
                   and l.database = (select oid from pg_database where datname = current_database())
                """).query(Integer.class).single();
    }

    private ConfigurableApplicationContext secondInstance() {
        return new SpringApplicationBuilder(EnrollmentServiceApplication.class)
                .profiles("local")
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        same("spring.datasource.url"),
                        same("spring.datasource.username"),
                        same("spring.datasource.password"),
                        same("spring.kafka.bootstrap-servers"),
                        same("spring.cloud.stream.kafka.binder.brokers"),
                        same("stepdown.delivery.registry.url"),
                        same("stepdown.vault.key-file"));
    }

    private String same(String property) {
        return "--" + property + "=" + environment.getRequiredProperty(property);
    }

    private void becomes(PatientOf patient, String status) {
        patience()
                .untilAsserted(
                        () -> assertThat(api.status(patient.referralId())).isEqualTo(status));
    }

    private static void saysOf(PatientOf patient, int events) {
        patience()
                .untilAsserted(() -> assertThat(EnrollmentTopic.said())
                        .filteredOn(said -> said.key().equals(patient.key()))
                        .hasSizeGreaterThanOrEqualTo(events));
    }

    private static ConditionFactory patience() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
