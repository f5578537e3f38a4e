package org.stepdown.referral.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.referral.Api;
import org.stepdown.referral.Api.Reply;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;
import tools.jackson.databind.JsonNode;

@RunningService
@SuppressWarnings("NullAway.Init")
class QuarantineTest {

    private static final String MASKED_NAME = "xxxxxx^xxxxxxx";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_held_message_is_listed_with_its_fault_and_place_but_without_content() {
        String control = control();
        UUID id = held(control);

        JsonNode listed = api.get("/api/quarantine")
                .json()
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow();

        assertThat(listed.path("application").asString()).isEqualTo("EPIC");
        assertThat(listed.path("facility").asString()).isEqualTo("GENHOSP");
        assertThat(listed.path("type").asString()).isEqualTo("ADT^A03^ADT_A03");
        assertThat(listed.path("fault").asString()).isEqualTo("101 Required field missing");
        assertThat(listed.path("place").asString()).isEqualTo("PV1-19");
        assertThat(listed.toString()).doesNotContain("CANARY", control);
    }

    @Test
    void a_held_message_is_shown_masked_and_who_sees_it_whole_is_noted() {
        String control = control();
        UUID id = held(control);

        JsonNode masked = api.get("/api/quarantine/" + id).json();
        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(masked.path("body").asString())
                .contains("PV1|1|I|PSY^1^1^GENHOSP", MASKED_NAME, "99999999")
                .doesNotContain("CANARY", "19880412", "|" + control + "^^^");
        assertThat(accesses(id)).isEmpty();

        Reply whole = api.get("/api/quarantine/" + id + "?unmask=true");

        assertThat(whole.json().path("body").asString()).contains("CANARY^PATIENT", "19880412");
        assertThat(accesses(id)).containsExactly("d.reyes");
        assertThat(whole.json().path("history").path(0).path("kind").asString()).isEqualTo("UNMASKED");
    }

    @Test
    void a_corrected_message_goes_on_its_way_under_its_own_identity() {
        String control = control();
        UUID id = held(control);

        Reply done = replay(id, corrected(control));

        assertThat(done.status()).isEqualTo(200);
        JsonNode message = api.outcome(control, seen -> !seen.path("referrals").isEmpty());
        assertThat(message.path("status").asString()).isEqualTo("PROCESSED");
        assertThat(message.path("failure").isNull()).isTrue();
        assertThat(message.path("acknowledgement").asString()).isEqualTo("AE");
        assertThat(message.path("events").path(0).path("type").asString()).isEqualTo("PatientDischarged");
        assertThat(api.get("/api/quarantine/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_second_replay_does_nothing_twice_and_another_body_comes_too_late() {
        String control = control();
        UUID id = held(control);
        Reply first = replay(id, corrected(control));

        Reply second = replay(id, corrected(control));
        Reply other = replay(id, corrected(control) + "OBX|1|CE|SAFE-AT-HOME||N\n");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(other.status()).isEqualTo(409);
        assertThat(events(id)).isOne();
        assertThat(actions(id)).containsExactly("REPLAYED");
    }

    @Test
    void many_who_replay_at_once_make_one_event() throws Exception {
        String control = control();
        UUID id = held(control);
        Callable<Integer> replay = () -> replay(id, corrected(control)).status();

        List<Future<Integer>> answers;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = people.invokeAll(List.of(replay, replay, replay, replay, replay, replay));
        }

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(events(id)).isOne();
        assertThat(actions(id)).containsExactly("REPLAYED");
    }

    @Test
    void a_replay_that_fails_keeps_the_message_with_its_new_fault() {
        String control = control();
        UUID id = held(control);

        Reply failed =
                replay(id, Hl7Text.discharge(control, control).without("PID").text());

        assertThat(failed.status()).isEqualTo(422);
        assertThat(failed.json().path("fault").asString()).isEqualTo("100 Segment sequence error");
        assertThat(failed.json().path("place").asString()).isEqualTo("PID^1");
        assertThat(api.get("/api/quarantine/" + id)
                        .json()
                        .path("message")
                        .path("place")
                        .asString())
                .isEqualTo("PID^1");
        assertThat(events(id)).isZero();
        assertThat(actions(id)).containsExactly("REPLAY_FAILED");
    }

    @Test
    void a_dismissed_message_ends_rejected_and_can_not_be_replayed() {
        String control = control();
        UUID id = held(control);

        assertThat(api.post("/api/quarantine/" + id + "/dismiss", Map.of()).status())
                .isEqualTo(400);
        Reply done = api.post(
                "/api/quarantine/" + id + "/dismiss", Map.of("by", "somebody else", "reason", "a test of the sender"));

        assertThat(done.status()).isEqualTo(200);
        assertThat(api.outcome(control, seen -> true).path("status").asString()).isEqualTo("REJECTED");
        assertThat(replay(id, corrected(control)).status()).isEqualTo(409);
        assertThat(events(id)).isZero();
    }

    @Test
    void another_body_under_a_known_key_can_be_taken_as_a_message_of_its_own() {
        String key = control();
        api.post("/api/encounters", discharge(key, "01"), "Idempotency-Key", key);
        assertThat(api.post("/api/encounters", discharge(key, "07"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        UUID id = id(key, "QUARANTINED");
        assertThat(api.get("/api/quarantine/" + id).json().path("body").asString())
                .contains("\"disposition\" : \"07\"", "DISCHARGE")
                .doesNotContain("CANARY", "1988", key);

        assertThat(api.post("/api/quarantine/" + id + "/replay", Map.of()).status())
                .isEqualTo(200);

        assertThat(events(id)).isOne();
        assertThat(api.outcome(key, seen -> true).path("acknowledgement").asString())
                .isEqualTo("202");
    }

    @Test
    void a_message_without_a_control_id_can_be_asked_for_once_it_has_one() {
        String patient = control();
        new HospitalLine(service).send(Hl7Text.discharge("", patient));
        UUID id = jdbc.sql("select id from source_message where control_id is null order by received_at desc limit 1")
                .query(UUID.class)
                .single();

        assertThat(replay(id, corrected(patient)).status()).isEqualTo(200);

        api.outcome(patient, seen -> !seen.path("referrals").isEmpty());
    }

    @Test
    void what_was_done_and_seen_is_never_changed() {
        UUID id = held(control());
        api.get("/api/quarantine/" + id + "?unmask=true");

        assertThatThrownBy(() -> jdbc.sql("delete from quarantine_access").update())
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() ->
                        jdbc.sql("update quarantine_action set staff = 'x'").update())
                .hasMessageContaining("only ever added");
    }

    private Reply replay(UUID id, String body) {
        return api.post("/api/quarantine/" + id + "/replay", Map.of("body", body));
    }

    /** A discharge that lacks its visit number. */
    private UUID held(String control) {
        new HospitalLine(service)
                .send(Hl7Text.discharge(control, control).without("PV1").with("PV1|1|I|PSY^1^1^GENHOSP"));
        return id(control, "QUARANTINED");
    }

    private static String corrected(String control) {
        return Hl7Text.discharge(control, control).text();
    }

    private static String discharge(String patient, String disposition) {
        return """
                {"application": "EPIC", "facility": "GENHOSP", "event": "DISCHARGE",
                 "occurredAt": "2026-03-05T12:00:00-05:00",
                 "patient": {"identifiers": [{"value": "%1$s", "type": "MR"}], "family": "CANARY", "birthDate": "1988-04-12"},
                 "encounter": {"visitNumber": {"value": "V%1$s"}, "patientClass": "INPATIENT", "unit": "PSY",
                               "disposition": "%2$s", "dischargedAt": "2026-03-05T12:00:00-05:00"},
                 "diagnoses": [{"code": "F33.1", "rank": 1}]}
                """.formatted(patient, disposition);
    }

    private static String control() {
        return "Q" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private UUID id(String control, String status) {
        return jdbc.sql("select id from source_message where control_id = :control and status = :status")
                .param("control", control)
                .param("status", status)
                .query(UUID.class)
                .single();
    }

    private long events(UUID id) {
        return jdbc.sql("select count(*) from message_event where message_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private List<@Nullable String> actions(UUID id) {
        return jdbc.sql("select action from quarantine_action where message_id = :id order by id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private List<@Nullable String> accesses(UUID id) {
        return jdbc.sql("select staff from quarantine_access where message_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
