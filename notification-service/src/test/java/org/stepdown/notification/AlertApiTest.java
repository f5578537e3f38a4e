package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.events.enrollment.PlacementOutcome;
import tools.jackson.databind.JsonNode;

@OnRealParts
class AlertApiTest {

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Api api;

    @SuppressWarnings("NullAway.Init")
    private Sender sender;

    private final APatient patient = APatient.any();

    @BeforeEach
    void an_alert() {
        api = new Api(port);
        sender = new Sender();
        sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.alerts(patient.referral())).hasSize(1));
    }

    @AfterEach
    void stop() {
        sender.close();
    }

    @Test
    void an_alert_is_acknowledged_once_and_its_history_says_by_whom() {
        assertThat(post("acknowledge", "{\"by\":\"reyes\"}").status()).isEqualTo(200);
        assertThat(post("acknowledge", "{\"by\":\"reyes\"}").status()).isEqualTo(200);

        JsonNode alert = api.get("/api/alerts/" + id()).body();
        assertThat(alert.path("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(alert.path("acknowledgedBy").asString()).isEqualTo("reyes");
        assertThat(alert.path("history")
                        .valueStream()
                        .map(step -> step.path("change").asString()))
                .containsExactly("RAISED", "ACKNOWLEDGED");
    }

    @Test
    void an_impossible_transition_is_a_conflict_that_names_the_state() {
        post("resolve", "{\"by\":\"reyes\"}");

        Api.Reply reply = post("acknowledge", "{\"by\":\"okafor\"}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.body().path("state").asString()).isEqualTo("RESOLVED");
    }

    @Test
    void an_alert_can_be_assigned_escalated_and_snoozed() {
        assertThat(post("assign", "{\"by\":\"reyes\",\"assignee\":\"okafor\"}")
                        .body()
                        .path("assignee")
                        .asString())
                .isEqualTo("okafor");
        assertThat(post("escalate", "{\"by\":\"reyes\"}")
                        .body()
                        .path("escalationLevel")
                        .asInt())
                .isEqualTo(1);
        assertThat(snooze(Instant.now().plusSeconds(600)).body().path("state").asString())
                .isEqualTo("SNOOZED");
    }

    @Test
    void a_snoozed_alert_wakes_up_when_its_time_is_over() {
        assertThat(snooze(Instant.now().plusSeconds(2)).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.alert(patient.referral(), "NEEDS_REVIEW")
                                .path("state")
                                .asString())
                        .isEqualTo("RAISED"));
    }

    @Test
    void a_snooze_past_the_due_time_is_refused() {
        Api.Reply reply = snooze(Instant.now().plus(Duration.ofDays(1)));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("code").asString()).isEqualTo("SNOOZE_ENDS_AFTER_DUE_TIME");
    }

    @Test
    void what_a_person_has_resolved_is_not_raised_again_by_the_same_news() {
        post("resolve", "{\"by\":\"reyes\"}");
        sender.send("care.enrollment.v1", patient.key(), patient.decided(2, PlacementOutcome.IN_REVIEW));
        sender.send("care.enrollment.v1", patient.key(), patient.decided(3, PlacementOutcome.WAITLISTED));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(api.alerts(patient.referral()))
                        .extracting(alert -> alert.path("topic").asString())
                        .containsExactlyInAnyOrder("NEEDS_REVIEW", "WAITLISTED"));
    }

    @Test
    void what_is_unknown_or_incomplete_is_told_apart() {
        UUID nobody = UUID.randomUUID();

        assertThat(api.get("/api/alerts/" + nobody).status()).isEqualTo(404);
        assertThat(api.post("/api/alerts/" + nobody + "/resolve", "{\"by\":\"reyes\"}")
                        .status())
                .isEqualTo(404);
        assertThat(post("forget", "{\"by\":\"reyes\"}").status()).isEqualTo(404);
        assertThat(post("assign", "{}").body().path("field").asString()).isEqualTo("assignee");
        assertThat(post("acknowledge", "{").status()).isEqualTo(400);
        assertThat(api.get("/api/alerts/none").status()).isEqualTo(404);
        assertThat(api.get("/api/alerts?state=sleepy").status()).isEqualTo(400);
    }

    private Api.Reply snooze(Instant until) {
        return post("snooze", "{\"by\":\"reyes\",\"reason\":\"in a session\",\"until\":\"%s\"}".formatted(until));
    }

    private Api.Reply post(String action, String json) {
        return api.post("/api/alerts/" + id() + "/" + action, json);
    }

    private String id() {
        return api.alert(patient.referral(), "NEEDS_REVIEW").path("id").asString();
    }
}
