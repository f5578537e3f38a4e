package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.Hospital.PatientOf;
import org.stepdown.events.ActorKind;
import org.stepdown.events.enrollment.CohortNearlyFull;
import org.stepdown.events.enrollment.InCareEvent;
import org.stepdown.events.enrollment.PatientInCareSeen;
import org.stepdown.events.enrollment.PlacementDecided;

/** What staff do over HTTP, and what comes of it, on real parts. */
@EnrollmentTest
class StaffFlowTest {

    private static final String BY = "{\"by\": \"rowan\", \"reason\": \"seen by phone\"}";

    private final JdbcClient jdbc;
    private final Api api;
    private final ReferralTopic topic = new ReferralTopic();
    private final Hospital hospital = new Hospital(topic);

    @Autowired
    StaffFlowTest(Environment environment, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterEach
    void close() {
        topic.close();
        jdbc.sql("delete from placement_policy where version like 'test-%'").update();
    }

    @Test
    void a_review_ends_with_an_attestation_and_the_referral_goes_on_by_itself() {
        api.opensCohort("sardinian", "sc", 2);
        PatientOf patient = hospital.refersInDoubt("sc");
        becomes(patient, "IN_REVIEW");
        assertThat(api.get("/api/reviews?limit=1000").body()).anySatisfy(review -> {
            assertThat(review.path("referralId").asString())
                    .isEqualTo(patient.referralId().toString());
            assertThat(review.path("owner").asString()).isEqualTo("CLINICAL_REVIEW");
            assertThat(review.path("dueAt").asString()).isNotEmpty();
            assertThat(review.path("reasons").path(0).path("code").asString()).isEqualTo("SAFE_AT_HOME_UNKNOWN");
            assertThat(review.path("reasons").path(0).path("words").asString()).startsWith("Nobody has said");
        });
        Api.Answer refused = api.does(patient.referralId(), "approve", BY);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");

        Api.Answer asked = api.does(patient.referralId(), "ask", """
            {"by": "rowan", "of": "sender", "what": ["attestation"], "dueAt": "2099-01-01T00:00:00Z"}\
            """);
        assertThat(asked.body().path("owner").asString()).isEqualTo("SENDER");
        assertThat(asked.body().path("status").asString()).isEqualTo("IN_REVIEW");
        long seen = asked.body().path("revision").asLong();

        String attests = "{\"by\": \"rowan\", \"safeAtHome\": \"yes\", \"revision\": " + seen + "}";
        Api.Answer done = api.does(patient.referralId(), "attest", attests, "key-1");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body().path("status").asString()).isEqualTo("ENROLLED");
        assertThat(done.body().path("cohortId").asString()).isEqualTo("sardinian");

        assertThat(api.does(patient.referralId(), "attest", attests, "key-1").status())
                .isEqualTo(200);
        assertThat(api.does(patient.referralId(), "attest", attests, "key-2").status())
                .isEqualTo(409);
        assertThat(api.does(patient.referralId(), "withdraw", BY, "key-1").status())
                .isEqualTo(422);
        assertThat(api.get("/api/referrals/" + patient.referralId() + "/decisions")
                        .body())
                .hasSize(2);
        assertThat(api.get("/api/referrals/" + patient.referralId() + "/actions")
                        .body())
                .hasSize(2);
        patience()
                .untilAsserted(() -> assertThat(EnrollmentTopic.all(PlacementDecided.class))
                        .anySatisfy(told -> {
                            assertThat(told.getReferralId()).isEqualTo(patient.referralId());
                            assertThat(told.getActor().getKind()).isEqualTo(ActorKind.STAFF);
                            assertThat(told.getActor().getId()).isEqualTo("rowan");
                        }));
    }

    @Test
    void what_staff_settled_survives_what_the_hospital_says_next() {
        api.opensCohort("aragonese", "an", 2);
        PatientOf patient = hospital.refersInDoubt("an");
        becomes(patient, "IN_REVIEW");
        api.does(patient.referralId(), "attest", "{\"by\": \"rowan\", \"safeAtHome\": \"yes\"}");
        long before = api.standing(patient.referralId()).path("revision").asLong();

        hospital.doubts(patient, "an");
        hospital.doubts(patient, "AN");

        patience()
                .untilAsserted(() -> assertThat(api.standing(patient.referralId())
                                .path("revision")
                                .asLong())
                        .isGreaterThan(before));
        assertThat(api.status(patient.referralId())).isEqualTo("ENROLLED");
    }

    @Test
    void a_patient_is_moved_and_the_seat_that_was_left_goes_to_the_next() {
        api.opensCohort("walloon-a", "wa", 1);
        PatientOf patient = hospital.refers("wa");
        becomes(patient, "ENROLLED");
        PatientOf waiting = hospital.refers("wa");
        becomes(waiting, "WAITLISTED");
        api.opensCohort("other-language", "qqs", 1);
        String there = "{\"by\": \"rowan\", \"reason\": \"nearer\", \"cohort\": \"other-language\"";

        assertThat(api.does(patient.referralId(), "move", there + "}").status()).isEqualTo(422);
        assertThat(api.does(patient.referralId(), "move", there + ", \"override\": true}")
                        .body()
                        .path("cohortId")
                        .asString())
                .isEqualTo("other-language");

        assertThat(api.status(waiting.referralId())).isEqualTo("ENROLLED");
        assertThat(api.cohort("other-language").path("enrolled").asInt()).isEqualTo(1);
    }

    @Test
    void a_bad_order_says_which_field() {
        api.opensCohort("galician", "gl", 2);
        PatientOf patient = hospital.refersInDoubt("gl");
        becomes(patient, "IN_REVIEW");
        UUID somebody = patient.referralId();

        assertThat(api.does(UUID.randomUUID(), "withdraw", BY).status()).isEqualTo(404);
        assertThat(field(api.does(somebody, "withdraw", "{\"by\": \"rowan\"}"))).isEqualTo("reason");
        assertThat(field(api.does(somebody, "attest", "{\"by\": \"rowan\"}"))).isEqualTo("needs24HourSupervision");
        assertThat(field(api.does(somebody, "attest", "{\"by\": \"rowan\", \"safeAtHome\": \"maybe\"}")))
                .isEqualTo("safeAtHome");
        assertThat(field(api.does(somebody, "ask", """
            {"by": "rowan", "of": "SENDER", "what": ["OTHER"], "dueAt": "2015-01-01T00:00:00Z"}\
            """))).isEqualTo("dueAt");
        assertThat(api.does(somebody, "dance", BY).status()).isEqualTo(404);
    }

    @Test
    void an_offer_is_accepted_or_lapses_by_itself_and_the_next_gets_it() {
        policy("test-offers", "2015-01-01T00:00:00Z", "\"acceptance\": \"REQUIRED\"");
        policy("test-long-offers", "2015-02-01T00:00:00Z", "\"acceptance\": \"REQUIRED\", \"offerHours\": 400000");
        policy("test-no-offers", "2015-03-01T00:00:00Z", "\"acceptance\": \"NOT_REQUIRED\"");
        api.opensCohort("gascon", "gsc", 1);
        PatientOf accepting = hospital.refers("gsc", Instant.parse("2015-02-10T12:00:00Z"));
        becomes(accepting, "OFFERED");
        assertThat(api.decision(accepting.referralId())
                        .body()
                        .path("policyVersion")
                        .asString())
                .isEqualTo("test-long-offers");
        assertThat(api.cohort("gascon").path("offered").asInt()).isEqualTo(1);
        assertThat(api.does(accepting.referralId(), "accept", "{\"by\": \"rowan\"}")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("ENROLLED");

        api.opensCohort("ladino", "lad", 1);
        PatientOf silent = hospital.refers("lad", Instant.parse("2015-01-10T12:00:00Z"));
        PatientOf next = hospital.refers("lad", Instant.parse("2015-03-10T12:00:00Z"));

        becomes(silent, "IN_REVIEW");
        becomes(next, "ENROLLED");
        assertThat(api.decision(silent.referralId())
                        .body()
                        .path("reasons")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("OFFER_EXPIRED");
        assertThat(jdbc.sql("select count(*) from decision where referral_id = :id")
                        .param("id", silent.referralId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void a_policy_is_added_for_later_and_the_one_in_force_stays() {
        String says = "{\"version\": \"later\", \"by\": \"rowan\", \"reason\": \"board\", \"offerHours\": %d, ";
        String later = "\"effectiveFrom\": \"2090-01-01T00:00:00Z\"}";

        Api.Answer past = api.post(
                "/api/placement-policies", says.formatted(24) + "\"effectiveFrom\": \"2020-01-01T00:00:00Z\"}");
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body().path("errors").path(0).path("code").asString()).isEqualTo("NOT_LATER");
        assertThat(api.post("/api/placement-policies", says.formatted(0) + later)
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/placement-policies", says.formatted(24) + later)
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/api/placement-policies", says.formatted(12) + later)
                        .status())
                .isEqualTo(409);

        assertThat(api.get("/api/placement-policies").body())
                .anySatisfy(version -> {
                    assertThat(version.path("policy").path("version").asString())
                            .isEqualTo("later");
                    assertThat(version.path("policy").path("offerHours").asInt())
                            .isEqualTo(24);
                    assertThat(version.path("policy").path("reviewHours").asInt())
                            .isEqualTo(24);
                    assertThat(version.path("inForce").asBoolean()).isFalse();
                })
                .filteredOn(version -> version.path("inForce").asBoolean())
                .hasSize(1);
    }

    @Test
    void a_policy_says_how_large_groups_may_be() {
        String unclear = """
            {"version": "unclear", "by": "rowan", "reason": "board", "effectiveFrom": "2091-01-01T00:00:00Z",
             "groups": {"usual": 20, "most": 16}, "waiting": [], "ages": {"ADULT": {"youngest": 18}}}\
            """;
        Api.Answer refused = api.post("/api/placement-policies", unclear);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("groups.usual", "waiting", "ages.ADOLESCENT");

        assertThat(api.opensCohort("large", "lg", 18).status()).isEqualTo(422);
        inForce("test-sizes", "{\"groups\": {\"usual\": 12, \"most\": 20}}");
        assertThat(api.opensCohort("large", "lg", 18).status()).isEqualTo(201);
        assertThat(api.cohort("large").path("capacity").asInt()).isEqualTo(18);

        // An older build that adds a version leaves out what it does not know.
        jdbc.sql("""
                insert into placement_policy (version, effective_from, document)
                select 'test-older', effective_from + interval '1 hour', document - 'groups' - 'waiting' - 'ages'
                  from placement_policy where version = 'test-sizes'
                """).update();
        assertThat(api.get("/api/placement-policies").body())
                .filteredOn(version -> version.at("/policy/version").asString().equals("test-older"))
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.at("/policy/groups/most").asInt()).isEqualTo(20);
                    assertThat(version.at("/policy/waiting")).hasSize(4);
                });
    }

    @Test
    void a_cohort_at_the_share_that_the_policy_reports_is_reported_once() {
        api.opensCohort("nearly", "nf", 2);
        becomes(hospital.refers("nf"), "ENROLLED");
        assertThat(EnrollmentTopic.all(CohortNearlyFull.class))
                .noneMatch(full -> full.getCohortId().equals("nearly"));

        becomes(hospital.refers("nf"), "ENROLLED");
        becomes(hospital.refers("nf"), "WAITLISTED");

        patience()
                .untilAsserted(() -> assertThat(EnrollmentTopic.all(CohortNearlyFull.class))
                        .filteredOn(full -> full.getCohortId().equals("nearly"))
                        .hasSize(1));
    }

    @Test
    void a_policy_says_who_waits_before_whom() {
        api.opensCohort("order", "od", 1);
        PatientOf inside = hospital.refers("od");
        becomes(inside, "ENROLLED");
        PatientOf early = hospital.refers("od");
        becomes(early, "WAITLISTED");
        PatientOf late = hospital.discharges("od", Instant.parse("2026-03-10T12:00:00Z"));
        becomes(late, "WAITLISTED");
        assertThat(waiting(early, late)).containsExactly(late.referralId(), early.referralId());

        inForce("test-order", "{\"waiting\": [\"ARRIVAL\"]}");
        assertThat(waiting(early, late)).containsExactly(early.referralId(), late.referralId());
        hospital.cancels(inside);

        becomes(early, "ENROLLED");
        assertThat(api.status(late.referralId())).isEqualTo("WAITLISTED");
    }

    @Test
    void how_patients_are_looked_for_and_when_staff_are_warned_is_a_matter_of_policies_too() {
        String says = """
            "version": "later", "by": "rowan", "reason": "board", "effectiveFrom": "2090-01-01T00:00:00Z"}\
            """;
        assertThat(api.post("/api/attendance-policies", "{\"outreachAttempts\": 0, " + says)
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/attendance-policies", "{\"outreachAttempts\": 4, " + says)
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/api/attendance-policies", "{\"outreachAttempts\": 5, " + says)
                        .status())
                .isEqualTo(409);
        assertThat(api.get("/api/attendance-policies").body()).hasSize(2).anySatisfy(version -> {
            assertThat(version.at("/policy/outreachAttempts").asInt()).isEqualTo(4);
            assertThat(version.at("/policy/outreachHours").asInt()).isEqualTo(72);
            assertThat(version.path("inForce").asBoolean()).isFalse();
        });

        String warning = "{\"warnings\": [{\"code\": \"DAY_%d\", \"window\": 7, \"days\": %d, \"hours\": 0}], ";
        assertThat(api.post("/api/follow-up-policies", warning.formatted(8, 8) + says)
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/follow-up-policies", warning.formatted(3, 3) + says)
                        .status())
                .isEqualTo(201);
        assertThat(api.get("/api/follow-up-policies").body()).hasSize(2).anySatisfy(version -> {
            assertThat(version.at("/policy/warnings/0/code").asString()).isEqualTo("DAY_3");
            assertThat(version.at("/policy/windows")).hasSize(2);
        });
    }

    /** Those who wait, in the order of the waitlist. */
    private List<UUID> waiting(PatientOf... of) {
        List<UUID> wanted = Stream.of(of).map(PatientOf::referralId).toList();
        List<UUID> order = new ArrayList<>();
        api.get("/api/waitlist?limit=1000")
                .body()
                .forEach(place ->
                        order.add(UUID.fromString(place.path("referralId").asString())));
        order.retainAll(wanted);
        return order;
    }

    /** The policy in force from now on, with something changed. */
    private void inForce(String version, String change) {
        jdbc.sql("""
                insert into placement_policy (version, effective_from, document)
                select :version, clock_timestamp(), document || :change::jsonb
                  from placement_policy where effective_from <= now() order by effective_from desc limit 1
                """).param("version", version).param("change", change).update();
    }

    @Test
    void a_readmission_holds_the_seat_until_the_patient_is_home_again() {
        api.opensCohort("friulian", "fur", 1);
        PatientOf patient = hospital.refers("fur");
        becomes(patient, "ENROLLED");

        hospital.readmits(patient);
        becomes(patient, "IN_REVIEW");
        assertThat(api.cohort("friulian").path("held").asInt()).isEqualTo(1);
        assertThat(api.decision(patient.referralId())
                        .body()
                        .path("reasons")
                        .path(0)
                        .path("words")
                        .asString())
                .isEqualTo("The patient is in hospital again");
        hospital.sendsHome(patient);

        becomes(patient, "ENROLLED");
        assertThat(api.cohort("friulian").path("enrolled").asInt()).isEqualTo(1);
        patience()
                .untilAsserted(() -> assertThat(EnrollmentTopic.all(PatientInCareSeen.class))
                        .filteredOn(seen -> seen.getReferralId().equals(patient.referralId()))
                        .singleElement()
                        .satisfies(seen -> {
                            assertThat(seen.getWhat()).isEqualTo(InCareEvent.READMISSION);
                            assertThat(seen.getCohortId()).isEqualTo("friulian");
                        }));
    }

    @Test
    void what_a_hospital_wrote_to_the_topic_itself_counts_once_it_is_taken_in() {
        api.opensCohort("livonian", "liv", 1);
        PatientOf patient = hospital.refers("liv");
        becomes(patient, "ENROLLED");

        UUID written = hospital.publishesReadmission(patient, null);
        UUID takenIn = hospital.publishesReadmission(patient, written);

        becomes(patient, "IN_REVIEW");
        assertThat(jdbc.sql("select event_id from hospital_fact where patient_key = :key")
                        .param("key", patient.key())
                        .query(UUID.class)
                        .list())
                .containsExactly(takenIn);
    }

    @Test
    void eight_workers_on_one_seat_neither_oversell_nor_forget_anybody() throws Exception {
        api.opensCohort("contended", "zza", 1);
        List<PatientOf> patients = IntStream.range(0, 24)
                .mapToObj(number -> hospital.refers("zza"))
                .toList();
        for (PatientOf patient : patients) {
            patience().until(() -> List.of("ENROLLED", "WAITLISTED").contains(api.status(patient.referralId())));
        }
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> work = new ArrayList<>();
            for (int worker = 0; worker < 8; worker++) {
                List<PatientOf> mine = patients.subList(worker * 3, worker * 3 + 2);
                work.add(workers.submit(() -> {
                    together.await();
                    for (PatientOf patient : mine) {
                        assertThat(api.does(patient.referralId(), "withdraw", BY, "once")
                                        .status())
                                .isEqualTo(200);
                        assertThat(api.cohort("contended").path("enrolled").asInt())
                                .isEqualTo(1);
                    }
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> each : work) {
                each.get();
            }
        }

        assertThat(patients.stream().map(patient -> api.status(patient.referralId())))
                .containsOnlyOnce("ENROLLED")
                .filteredOn("WAITLISTED"::equals)
                .hasSize(7);
        assertThat(jdbc.sql("select count(*) from seat where cohort_id = 'contended' and state <> 'RELEASED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void policy(String version, String from, String says) {
        jdbc.sql("""
            insert into placement_policy (version, effective_from, document)
            select :version, :from::timestamptz, document || :says::jsonb
              from placement_policy where version = '2026-01'
            on conflict do nothing
            """)
                .param("version", version)
                .param("from", from)
                .param("says", "{" + says + "}")
                .update();
    }

    private static String field(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asString())
                .findFirst()
                .orElseThrow();
    }

    private void becomes(PatientOf patient, String status) {
        patience()
                .untilAsserted(
                        () -> assertThat(api.status(patient.referralId())).isEqualTo(status));
    }

    private static ConditionFactory patience() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
