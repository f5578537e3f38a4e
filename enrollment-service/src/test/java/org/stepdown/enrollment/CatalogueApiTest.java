package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EnrollmentTest
class CatalogueApiTest {

    private final Api api;

    @Autowired
    CatalogueApiTest(Environment environment) {
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @Test
    void the_board_shows_every_cohort_with_its_seats() {
        Api.Answer board = api.get("/api/cohorts");

        assertThat(board.status()).isEqualTo(200);
        assertThat(board.body()).anySatisfy(cohort -> {
            assertThat(cohort.path("id").asString()).isEqualTo("depression-morning");
            assertThat(cohort.path("program").asString()).isEqualTo("mood");
            assertThat(cohort.path("capacity").asInt()).isEqualTo(16);
            assertThat(cohort.path("asOf").asString()).isNotEmpty();
        });
    }

    @Test
    void a_capacity_is_changed_and_kept_within_its_range() {
        api.opensCohort("sized", "sz", 3);

        assertThat(capacity("sized", "0").body().path("capacity").asInt()).isZero();
        assertThat(capacity("sized", "16").body().path("free").asInt()).isEqualTo(16);
        Api.Answer refused = capacity("sized", "17");

        assertProblem(refused, 422);
        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo("capacity");
        assertThat(api.cohort("sized").path("capacity").asInt()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({
        "179,3,422,minutes,TOO_FEW_WEEKLY_HOURS",
        "381,3,422,minutes,TOO_MANY_WEEKLY_HOURS",
        "180,17,422,capacity,CAPACITY_OUT_OF_RANGE",
        "180,0,422,capacity,CAPACITY_OUT_OF_RANGE"
    })
    void a_cohort_that_breaks_a_rule_is_refused_by_the_field(
            int minutes, int capacity, int status, String field, String code) {
        Api.Answer refused = api.post("/api/cohorts", """
                {"id": "refused", "programId": "mood", "name": "Test", "conditions": ["DEPRESSION"], "track": "MORNING",
                 "modality": "IN_PERSON", "weekdays": ["MONDAY", "WEDNESDAY", "FRIDAY"], "startsAt": "09:00",
                 "minutes": %d, "startDate": "2025-01-06", "capacity": %d}
                """.formatted(minutes, capacity));

        assertProblem(refused, status);
        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(refused.body().path("errors").path(0).path("code").asString())
                .isEqualTo(code);
        assertProblem(api.get("/api/cohorts/refused"), 404);
    }

    @Test
    void an_id_is_taken_once() {
        assertThat(api.opensCohort("once", "on", 3).status()).isEqualTo(201);
        assertProblem(api.opensCohort("once", "on", 3), 409);
    }

    @Test
    void a_program_is_opened_when_it_keeps_to_the_rules() {
        assertThat(api.post("/api/programs", program("evening-mood", "9")).status())
                .isEqualTo(201);
        assertThat(api.get("/api/programs").body()).anySatisfy(program -> {
            assertThat(program.path("id").asString()).isEqualTo("evening-mood");
            assertThat(program.path("curriculum")).hasSize(1);
        });

        Api.Answer refused = api.post("/api/programs", program("too-short", "8.99"));
        assertProblem(refused, 422);
        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo("weeklyHours");
    }

    @Test
    void what_is_unknown_is_not_found() {
        assertProblem(api.decision(UUID.randomUUID()), 404);
        assertProblem(api.withdraw(UUID.randomUUID()), 404);
        assertProblem(capacity("nowhere", "3"), 404);
    }

    @Test
    void a_bad_request_is_said_to_be_one() {
        assertProblem(api.get("/api/referrals/not-an-id/decision"), 400);
        assertProblem(api.post("/api/cohorts", "{not json"), 400);
        assertProblem(api.post("/api/cohorts", "{\"programId\": \"mood\"}"), 400);
        assertProblem(api.put("/api/cohorts/depression-morning/capacity", "{\"capacity\": 3}"), 400);
        assertProblem(api.post("/api/referrals/" + UUID.randomUUID() + "/withdraw", "{\"by\": \"rowan\"}"), 400);
    }

    private Api.Answer capacity(String cohort, String seats) {
        return api.put("/api/cohorts/" + cohort + "/capacity", "{\"capacity\": " + seats + ", \"by\": \"rowan\"}");
    }

    private static String program(String id, String hours) {
        return """
                {"id": "%s", "name": "Test", "site": "riverside", "timeZone": "America/New_York",
                 "serviceLines": ["DEPRESSION"], "ageBand": "ADULT", "weeklyHours": %s, "weeks": 8,
                 "curriculum": [{"component": "GROUP_THERAPY", "weeklyHours": %s}]}
                """.formatted(id, hours, hours);
    }

    private static void assertProblem(Api.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }
}
