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
    void the_sessions_of_a_cohort_are_told_by_date_and_start_and_leave_out_the_holidays_of_the_site() {
        Api.Answer sessions = api.get("/api/cohorts/depression-morning/sessions?from=2026-12-21&to=2026-12-31");

        assertThat(sessions.status()).isEqualTo(200);
        assertThat(sessions.body())
                .extracting(session -> session.path("date").asString() + " "
                        + session.path("from").asString())
                .containsExactly(
                        "2026-12-21 09:00:00",
                        "2026-12-23 09:00:00",
                        "2026-12-24 09:00:00",
                        "2026-12-28 09:00:00",
                        "2026-12-30 09:00:00",
                        "2026-12-31 09:00:00");
        assertThat(api.get("/api/cohorts/anxiety-afternoon/sessions?from=2026-11-23&to=2026-11-27")
                        .body())
                .extracting(session -> session.path("date").asString())
                .containsExactly("2026-11-24", "2026-11-25");
        assertThat(sessions.body()
                        .path(0)
                        .path("components")
                        .path(0)
                        .path("component")
                        .asString())
                .isEqualTo("GROUP_THERAPY");
        assertProblem(api.get("/api/cohorts/depression-morning/sessions?from=2026-12-21&to=2026-12-20"), 422);
        assertProblem(api.get("/api/cohorts/nowhere/sessions"), 404);
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
    void every_field_that_is_missing_or_unreadable_is_named_at_once() {
        Api.Answer refused = api.post("/api/cohorts", """
                {"id": "unread", "programId": "mood", "conditions": ["GLOOM"], "track": "NIGHT", "startsAt": "nine",
                 "minutes": "many", "startDate": "soon", "capacity": 3}
                """);

        assertProblem(refused, 400);
        assertThat(refused.body().path("errors"))
                .extracting(error -> error.path("field").asString() + " "
                        + error.path("code").asString())
                .containsExactlyInAnyOrder(
                        "startsAt NOT_A_TIME",
                        "track UNKNOWN_VALUE",
                        "name MISSING",
                        "conditions UNKNOWN_VALUE",
                        "modality MISSING",
                        "weekdays MISSING",
                        "minutes NOT_A_NUMBER",
                        "startDate NOT_A_DATE");
    }

    @Test
    void a_change_counts_on_the_revision_that_was_seen() {
        api.opensCohort("changed", "cg", 3);
        String evenings = """
                {"programId": "mood", "name": "Evenings", "conditions": ["DEPRESSION"], "track": "EVENING",
                 "modality": "IN_PERSON", "languages": ["cg"], "weekdays": ["MONDAY", "WEDNESDAY", "FRIDAY"],
                 "startsAt": "17:30", "minutes": 180, "startDate": "2025-01-06", "by": "rowan"}""";

        assertProblem(api.put("/api/cohorts/changed", evenings), 428);
        assertThat(api.put("/api/cohorts/changed", evenings, "\"1\"").status()).isEqualTo(200);
        assertProblem(api.put("/api/cohorts/changed", evenings, "\"1\""), 412);

        assertThat(api.cohort("changed").path("name").asString()).isEqualTo("Evenings");
        assertThat(api.cohort("changed").path("revision").asInt()).isEqualTo(2);
        assertThat(api.get("/api/cohorts/changed/sessions?from=2026-03-02&to=2026-03-02")
                        .body()
                        .path(0)
                        .path("from")
                        .asString())
                .isEqualTo("17:30:00");
    }

    @Test
    void a_cohort_is_closed_and_opened_again_and_a_closed_program_opens_none() {
        assertThat(api.post("/api/programs", program("closing", "9")).status()).isEqualTo(201);
        String cohort = """
                {"id": "closing-one", "programId": "closing", "name": "Test", "conditions": ["DEPRESSION"],
                 "modality": "IN_PERSON", "languages": ["cl"], "weekdays": ["MONDAY", "WEDNESDAY", "FRIDAY"],
                 "startsAt": "09:00", "minutes": 180, "startDate": "2025-01-06", "capacity": 3}""";
        String why = "{\"by\": \"rowan\", \"reason\": \"no therapist\"}";
        assertThat(api.post("/api/cohorts", cohort).body().path("track").asString())
                .isEqualTo("MORNING");

        assertThat(api.post("/api/cohorts/closing-one/close", why)
                        .body()
                        .path("closed")
                        .asBoolean())
                .isTrue();
        assertThat(api.post("/api/cohorts/closing-one/reopen", why)
                        .body()
                        .path("closed")
                        .asBoolean())
                .isFalse();
        assertThat(api.post("/api/programs/closing/close", why).status()).isEqualTo(200);
        assertThat(api.cohort("closing-one").path("closed").asBoolean()).isTrue();
        assertProblem(api.post("/api/cohorts/closing-one/reopen", why), 422);
        assertProblem(api.post("/api/cohorts", cohort.replace("closing-one", "closing-two")), 422);
        assertThat(api.post("/api/programs/closing/reopen", why).status()).isEqualTo(200);
    }

    @Test
    void a_program_stays_right_for_its_cohorts() {
        assertThat(api.post("/api/programs", program("narrowed", "9")).status()).isEqualTo(201);
        api.post("/api/cohorts", """
                {"id": "narrowed-one", "programId": "narrowed", "name": "Test", "conditions": ["DEPRESSION"],
                 "modality": "IN_PERSON", "languages": ["nw"], "weekdays": ["MONDAY", "WEDNESDAY", "FRIDAY"],
                 "startsAt": "09:00", "minutes": 180, "startDate": "2025-01-06", "capacity": 3}""");
        String changed = program("narrowed", "10").replace("\"weeks\"", "\"by\": \"rowan\", \"weeks\"");

        Api.Answer refused = api.put("/api/programs/narrowed", changed.replace("DEPRESSION", "ANXIETY"), "\"1\"");
        assertProblem(refused, 422);
        assertThat(refused.body().path("errors").path(0).path("code").asString())
                .isEqualTo("COHORT_WOULD_BREAK");
        assertThat(api.put("/api/programs/narrowed", changed, "\"1\"")
                        .body()
                        .path("weeklyHours")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void a_holiday_of_a_site_is_one_of_all_its_cohorts() {
        assertThat(api.post("/api/programs", program("at-sea", "9").replace("riverside", "seaside"))
                        .status())
                .isEqualTo(201);
        api.post("/api/cohorts", """
                {"id": "at-sea-one", "programId": "at-sea", "name": "Test", "conditions": ["DEPRESSION"],
                 "modality": "IN_PERSON", "languages": ["sa"], "weekdays": ["MONDAY", "WEDNESDAY", "FRIDAY"],
                 "startsAt": "09:00", "minutes": 180, "startDate": "2025-01-06", "capacity": 3}""");

        assertThat(api.put("/api/sites/seaside/holidays", """
                        {"by": "rowan", "holidays": [{"date": "2026-03-04", "name": "Flood"}]}""").status()).isEqualTo(200);

        assertThat(api.get("/api/cohorts/at-sea-one/sessions?from=2026-03-02&to=2026-03-06")
                        .body())
                .extracting(session -> session.path("date").asString())
                .containsExactly("2026-03-02", "2026-03-06");
        assertProblem(api.put("/api/sites/nowhere/holidays", "{\"by\": \"rowan\", \"holidays\": []}"), 404);
    }

    @Test
    void what_is_unknown_is_not_found() {
        assertProblem(api.decision(UUID.randomUUID()), 404);
        assertProblem(api.withdraw(UUID.randomUUID()), 404);
        assertProblem(capacity("nowhere", "3"), 404);
    }

    @Test
    void a_bad_request_is_said_to_be_one() {
        assertProblem(api.get("/api/referrals/not-an-id/decision"), 404);
        assertProblem(api.post("/api/cohorts", "{not json"), 400);
        assertProblem(api.post("/api/cohorts", "{\"programId\": \"mood\"}"), 400);
        assertProblem(api.put("/api/cohorts/depression-morning/capacity", "{}"), 400);
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
