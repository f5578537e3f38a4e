package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.enrollment.Hospital.PatientOf;
import tools.jackson.databind.JsonNode;

/** What somebody sees whose programs, or facilities, are not all of them. */
@EnrollmentTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ReachTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final int port;
    private final JdbcClient jdbc;
    private final Api everything;
    private final Api mood;
    private final ReferralTopic topic = new ReferralTopic();
    private final Hospital hospital = new Hospital(topic);
    private Reachable own;
    private Reachable foreign;

    @Autowired
    ReachTest(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.jdbc = jdbc;
        everything = new Api(port);
        mood = as("lead", List.of("mood"), List.of());
    }

    private Api as(String account, List<String> programs, List<String> facilities) {
        return new Api(
                port,
                ISSUER.staffToken(account, "program-lead")
                        .with("programs", programs)
                        .with("facilities", facilities)
                        .signed());
    }

    @BeforeAll
    void whatThereIs() {
        own = Reachable.in("mood", "xr", everything, hospital, jdbc);
        foreign = Reachable.in("recovery", "xs", everything, hospital, jdbc);
    }

    @AfterAll
    void forget() {
        Reachable.forget(List.of(own, foreign), jdbc);
        topic.close();
    }

    @Test
    void lists_hold_only_what_is_within_reach() {
        assertThat(texts(mood.get("/api/programs"), "id")).containsExactly("mood");
        assertThat(texts(mood.get("/api/cohorts"), "program")).containsOnly("mood");
        assertThat(texts(mood.get("/api/outreach"), "referralId"))
                .contains(own.at("{referral}"))
                .doesNotContain(foreign.at("{referral}"));
        assertThat(texts(everything.get("/api/outreach"), "referralId"))
                .contains(own.at("{referral}"), foreign.at("{referral}"));
        assertThat(texts(mood.get("/api/what-if"), "id")).doesNotContain(own.at("{run}"), foreign.at("{run}"));
        assertThat(texts(as("visiting-program-lead", List.of("mood"), List.of()).get("/api/what-if"), "id"))
                .contains(own.at("{run}"))
                .doesNotContain(foreign.at("{run}"));
    }

    @Test
    void who_waits_is_seen_by_the_programs_that_could_have_a_seat_at_the_place_among_all() {
        everything.opensCohort("mood", "mood-xu", "xu", 1);
        everything.opensCohort("recovery", "recovery-xv", "xv", 1);
        PatientOf first = hospital.refers("xu");
        PatientOf alsoFirst = hospital.refers("xv");
        List.of(first, alsoFirst).forEach(patient -> becomes(patient, "ENROLLED"));
        PatientOf second = hospital.refers("xu");
        PatientOf alsoSecond = hospital.refers("xv");
        List.of(second, alsoSecond).forEach(patient -> becomes(patient, "WAITLISTED"));

        List<String> seen = texts(mood.get("/api/waitlist?limit=1000"), "referralId");

        assertThat(seen)
                .contains(second.referralId().toString())
                .doesNotContain(alsoSecond.referralId().toString());
        assertThat(place(mood, second)).isEqualTo(place(everything, second));
        assertThat(mood.get("/api/referrals/" + second.referralId()).status()).isEqualTo(200);
        assertThat(mood.get("/api/referrals/" + alsoSecond.referralId()).status())
                .isEqualTo(404);
        // Who has left stays that program's.
        List.of(second, alsoSecond, first, alsoFirst).forEach(patient -> everything.withdraw(patient.referralId()));
        assertThat(mood.get("/api/referrals/" + first.referralId()).status()).isEqualTo(200);
        assertThat(mood.get("/api/referrals/" + alsoFirst.referralId()).status())
                .isEqualTo(404);
    }

    @Test
    void who_is_in_no_program_yet_is_seen_by_those_who_see_the_facility() {
        PatientOf patient = hospital.refersInDoubt("xq");
        becomes(patient, "IN_REVIEW");

        for (String facility : List.of("GENHOSP", "*")) {
            Api there = as("lead", List.of("recovery"), List.of(facility));
            assertThat(texts(there.get("/api/reviews?limit=1000"), "referralId"))
                    .contains(patient.referralId().toString());
            assertThat(there.standing(patient.referralId()).path("status").asString())
                    .isEqualTo("IN_REVIEW");
        }
        for (List<String> facilities : List.of(List.of("LAKESIDE"), List.<String>of())) {
            Api elsewhere = as("lead", List.of("*"), facilities);
            assertThat(texts(elsewhere.get("/api/reviews?limit=1000"), "referralId"))
                    .doesNotContain(patient.referralId().toString());
            assertThat(elsewhere.get("/api/referrals/" + patient.referralId()).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void nobody_puts_a_patient_or_a_cohort_or_a_plan_where_they_do_not_see() {
        String move = "{\"reason\": \"nearer\", \"override\": true, \"cohort\": \"%s\"}";
        Api.Answer there = mood.does(own.patient().referralId(), "move", move.formatted(foreign.cohort()));
        Api.Answer nowhere = mood.does(own.patient().referralId(), "move", move.formatted("nowhere"));
        assertThat(there.status()).isEqualTo(nowhere.status()).isEqualTo(422);
        assertThat(there.body()).isEqualTo(nowhere.body());

        assertThat(mood.opensCohort("recovery", "put-there", "xp", 1).body())
                .isEqualTo(mood.opensCohort("no-such-program", "put-there", "xp", 1)
                        .body());
        assertThat(everything.get("/api/cohorts/put-there").status()).isEqualTo(404);

        String plan =
                "{\"plan\": {\"from\": \"2026-03-01\", \"open\": [{\"like\": \"%s\", \"id\": \"z\", \"seats\": 2}]}}";
        Api.Answer like = mood.post("/api/what-if", plan.formatted(foreign.cohort()));
        assertThat(like.status()).isEqualTo(422);
        assertThat(like.body())
                .isEqualTo(mood.post("/api/what-if", plan.formatted("nowhere")).body());
    }

    @Test
    void rates_are_those_of_the_programs_within_reach() {
        String mine = clock(own, "2018-03-05");
        String theirs = clock(foreign, "2018-03-05");
        String dates = "from=2018-01-01&to=2018-12-31";

        assertThat(texts(everything.get("/api/reports/follow-up?" + dates), "program"))
                .contains(mine, theirs);
        assertThat(texts(mood.get("/api/reports/follow-up?" + dates), "program"))
                .containsOnly(mine);
        assertThat(texts(mood.get("/api/reports/follow-up?program=recovery&" + dates), "program"))
                .isEmpty();
    }

    @Test
    void it_is_who_signs_that_acts_whatever_the_request_says() {
        PatientOf patient = hospital.refers("xr");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(mood.get("/api/referrals/" + patient.referralId())
                                .status())
                        .isEqualTo(200));
        Api.Answer answer =
                mood.does(patient.referralId(), "withdraw", "{\"by\": \"somebody-else\", \"reason\": \"moved\"}");
        assertThat(answer.status()).isEqualTo(200);

        JsonNode done = mood.get("/api/referrals/" + patient.referralId() + "/actions")
                .body()
                .path(0);
        assertThat(done.path("action").asString()).isNotEmpty();
        assertThat(done.path("by").asString()).isEqualTo("lead");
    }

    @Test
    void what_is_not_within_reach_looks_like_what_is_not_there() {
        for (String path : List.of("/api/cohorts/%s", "/api/cohorts/%s/sessions")) {
            assertThat(mood.get(path.formatted(foreign.cohort()))).isEqualTo(mood.get(path.formatted("nowhere")));
        }
        for (String path : List.of("/api/referrals/%s", "/api/referrals/%s/attendance", "/api/referrals/%%20%s")) {
            assertThat(mood.get(path.formatted(foreign.at("{referral}"))))
                    .isEqualTo(mood.get(path.formatted(UUID.randomUUID())))
                    .satisfies(answer -> assertThat(answer.status()).isEqualTo(404));
        }
    }

    private String clock(Reachable of, String date) {
        jdbc.sql("""
                insert into follow_up_referral (referral_id, patient_key, told, cause) values (:id, 'counted', '{}', '{}')
                on conflict do nothing
                """).param("id", of.patient().referralId()).update();
        jdbc.sql("""
                insert into follow_up_clock (referral_id, measure, index_at, index_date, time_zone, days, state, reasons,
                                             urgent, policy_version, revision)
                values (:id, 'FUH', :date::date, :date::date, 'UTC', 7, 'MET', '[]', false, 'test', 1)
                on conflict do nothing
                """).param("id", of.patient().referralId()).param("date", date).update();
        return of.program();
    }

    private static int place(Api api, PatientOf patient) {
        return api.get("/api/waitlist?limit=1000")
                .body()
                .valueStream()
                .filter(line -> line.path("referralId")
                        .asString()
                        .equals(patient.referralId().toString()))
                .findFirst()
                .orElseThrow()
                .path("position")
                .asInt();
    }

    /** Of a list, or of the lines of a report. */
    private static List<String> texts(Api.Answer answer, String field) {
        assertThat(answer.status()).isEqualTo(200);
        JsonNode list = answer.body().has("lines") ? answer.body().path("lines") : answer.body();
        return list.valueStream().map(one -> one.path(field).asString()).toList();
    }

    private void becomes(PatientOf patient, String status) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(everything.status(patient.referralId())).isEqualTo(status));
    }
}
