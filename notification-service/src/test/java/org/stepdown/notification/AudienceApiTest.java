package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.events.enrollment.PlacementOutcome;
import tools.jackson.databind.JsonNode;

/** Who is told, over HTTP; and that the service itself tells them, at the second. */
@OnRealParts
class AudienceApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void an_alert_tells_whoever_is_on_duty_and_climbs_by_itself_when_its_step_is_due() {
        Api api = new Api(port);
        UUID alert = anAlert(api);

        JsonNode told = api.get("/api/alerts/" + alert).body().path("deliveries");
        assertThat(told.valueStream().map(one -> one.path("recipient").asString()))
                .contains("team/care")
                .hasSizeGreaterThanOrEqualTo(2);

        Instant due = Instant.now().plusSeconds(3);
        jdbc.sql("update escalation_step set due_at = ? where alert_id = ? and state = 'PENDING'")
                .param(due.atOffset(ZoneOffset.UTC))
                .param(alert)
                .update();
        jdbc.sql("select pg_notify('alerts', '')").query((row, number) -> 1).single();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/alerts/" + alert)
                                .body()
                                .path("escalationLevel")
                                .asInt())
                        .isEqualTo(1));
        Instant taken = jdbc.sql("select at from escalation_step where alert_id = ? and number = 1 and state = 'TAKEN'")
                .param(alert)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(taken).isAfterOrEqualTo(due);
    }

    private UUID anAlert(Api api) {
        APatient patient = APatient.any();
        try (Sender sender = new Sender()) {
            sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.alerts(patient.referral())).hasSize(1));
        return UUID.fromString(
                api.alert(patient.referral(), "NEEDS_REVIEW").path("id").asString());
    }

    @Test
    void an_acknowledgement_is_undone_by_whoever_gave_it_and_a_note_is_kept() {
        Api api = new Api(port);
        String alert = "/api/alerts/" + anAlert(api);

        api.post(alert + "/acknowledge", "{\"by\":\"reyes\"}");
        assertThat(api.post(alert + "/undo", "{\"by\":\"okafor\"}").status()).isEqualTo(409);
        assertThat(api.post(alert + "/undo", "{\"by\":\"reyes\"}")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("RAISED");
        api.post(alert + "/note", "{\"by\":\"reyes\",\"note\":\"called back\"}");

        assertThat(api.get(alert)
                        .body()
                        .path("history")
                        .valueStream()
                        .map(step -> step.path("change").asString()))
                .containsExactly("RAISED", "ACKNOWLEDGED", "UNDONE", "NOTED");
    }

    @Test
    void whatever_a_person_does_can_be_undone_and_the_alert_stands_as_it_did_before() {
        Api api = new Api(port);
        String alert = "/api/alerts/" + anAlert(api);
        api.post(alert + "/assign", "{\"by\":\"reyes\",\"assignee\":\"okafor\"}");
        String until = Instant.now().plusSeconds(600).toString();

        undone(api, alert, "assign", "\"assignee\":\"lindqvist\"");
        undone(api, alert, "snooze", "\"until\":\"" + until + "\",\"reason\":\"in a session\"");
        undone(api, alert, "escalate", "\"reason\":\"no answer\"");
        undone(api, alert, "resolve", "\"reason\":\"done\"");
        api.post(alert + "/acknowledge", "{\"by\":\"reyes\"}");
        assertThat(api.post(alert + "/resolve", "{\"by\":\"reyes\"}").status()).isEqualTo(200);
        assertThat(api.post(alert + "/undo", "{\"by\":\"reyes\"}")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("ACKNOWLEDGED");

        List<String> assignees = api.get(alert)
                .body()
                .path("history")
                .valueStream()
                .filter(step -> step.path("change").asString().equals("ASSIGNED"))
                .map(step -> step.path("assignee").asString())
                .toList();
        assertThat(assignees).containsExactly("okafor", "lindqvist");
        assertThat(jdbc.sql("""
                        select level from escalation_step where alert_id = ? and state in ('PENDING', 'PAUSED')
                        """)
                        .param(UUID.fromString(alert.substring(alert.lastIndexOf('/') + 1)))
                        .query(Integer.class)
                        .list())
                .isEmpty();
    }

    private void undone(Api api, String alert, String action, String more) {
        JsonNode before = api.get(alert).body();
        UUID id = UUID.fromString(before.path("id").asString());
        Object step = stepToCome(id);
        assertThat(api.post(alert + "/" + action, "{\"by\":\"reyes\"," + more + "}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(alert).body()).isNotEqualTo(before);
        assertThat(api.post(alert + "/undo", "{\"by\":\"reyes\"}").status()).isEqualTo(200);
        JsonNode after = api.get(alert).body();
        for (String field : List.of("state", "assignee", "escalationLevel", "snoozedUntil", "dueAt")) {
            assertThat(after.path(field)).as(action + ": " + field).isEqualTo(before.path(field));
        }
        assertThat(stepToCome(id)).as(action).isEqualTo(step);
        assertThat(api.post(alert + "/undo", "{\"by\":\"reyes\"}").status()).isEqualTo(409);
    }

    private Object stepToCome(UUID alert) {
        return jdbc.sql(
                        "select level, due_at, state from escalation_step where alert_id = ? and state <> 'TAKEN' and state <> 'STOPPED'")
                .param(alert)
                .query()
                .singleRow();
    }

    @Test
    void a_team_gets_its_roster_and_says_who_has_duty() {
        Api api = new Api(port);
        api.put("/api/audience/staff/api-amari", "{\"name\":\"K. Amari\",\"zone\":\"America/New_York\"}");
        assertThat(api.put("/api/audience/teams/api-north", """
                        {"name":"North","zone":"America/New_York","calendar":"office","programs":["api-program"],
                         "members":[{"account":"api-amari","role":"CLINICIAN"}]}""").status()).isEqualTo(200);
        assertThat(api.put("/api/rosters/api-north", """
                        {"shifts":[{"name":"all day","days":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY",
                        "SATURDAY","SUNDAY"],"starts":"00:00","ends":"00:00","accounts":["api-amari"],
                        "from":"2026-01-01"}]}""").status()).isEqualTo(200);

        assertThat(api.get("/api/rosters/api-north/on-duty?at=2026-11-01T06:30:00Z")
                        .body()
                        .path("accounts")
                        .get(0)
                        .asString())
                .isEqualTo("api-amari");
    }

    @Test
    void preferences_are_kept_and_what_can_not_be_is_named_by_its_field() {
        Api api = new Api(port);
        api.put("/api/audience/staff/api-brandt", "{\"name\":\"L. Brandt\",\"zone\":\"America/New_York\"}");
        Api.Reply kept = api.put("/api/preferences/api-brandt", """
                {"urgent":{"SMS":"IMMEDIATE"},"routine":{"EMAIL":"DIGEST"},"quietHours":{"from":"22:00","to":"06:30"},
                 "digest":{"rhythm":"PER_SHIFT"},"contacts":{"EMAIL":"brandt@example.org"},
                 "subscriptions":[{"topic":"NO_SHOW","atLeast":"ROUTINE"}]}""");

        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body().path("digest").path("rhythm").asString()).isEqualTo("PER_SHIFT");
        assertThat(kept.body().path("subscriptions")).hasSize(1);
        assertThat(field(api, "{\"urgent\":{\"EMAIL\":\"DIGEST\"}}")).isEqualTo("urgent.EMAIL");
        assertThat(field(api, "{\"routine\":{\"FAX\":\"DIGEST\"}}")).isEqualTo("routine");
        assertThat(field(api, "{\"digest\":{\"rhythm\":\"DAILY\"}}")).isEqualTo("digest.at");
        assertThat(api.get("/api/preferences/nobody").status()).isEqualTo(404);
    }

    private static String field(Api api, String body) {
        Api.Reply reply = api.put("/api/preferences/api-brandt", body);
        assertThat(reply.status()).isEqualTo(422);
        return reply.body().path("field").asString();
    }
}
