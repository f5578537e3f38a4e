package org.stepdown.referral.intake.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import tools.jackson.databind.JsonNode;

@RunningService
@SuppressWarnings("NullAway.Init")
class FhirRepairTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private final String id =
            "F" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_held_message_shows_its_resources_and_codes_but_nobody() {
        String body = shown(held("/fhir/$process-message", unreadable()));

        assertThat(body)
                .contains(
                        "\"resourceType\" : \"Patient\"", "notification-discharge", "f33.1", "\"family\" : \"xxxxxx\"")
                .doesNotContain("CANARY", "ANNA", "999-00-1234", "1988", "555-0100", "01844", "V" + id);
    }

    @Test
    void a_corrected_message_goes_on_its_way() {
        UUID held = held("/fhir/$process-message", unreadable());

        assertThat(replay(held, FhirText.discharge(id, id)).status()).isEqualTo(200);

        JsonNode message = api.outcome(id, seen -> !seen.path("referrals").isEmpty());
        assertThat(message.path("status").asString()).isEqualTo("PROCESSED");
    }

    @Test
    void a_corrected_request_stands_and_what_comes_later_changes_it() {
        FhirText request = FhirText.serviceRequest(id, id);
        UUID held = held("/fhir/ServiceRequest", request.with("\"subject\": {\"reference\": \"#p\"}, ", ""));
        assertThat(replay(held, request).status()).isEqualTo(200);

        api.post(
                "/fhir/ServiceRequest",
                request.with("\"urgent\"", "\"routine\"").toString(),
                "Idempotency-Key",
                id + "-later");

        api.outcome(id, seen -> seen.at("/events/0/type").asString().equals("ReferralRequested"));
        api.outcome(id + "-later", seen -> seen.at("/events/0/type").asString().equals("ReferralRequestChanged"));
    }

    @Test
    void a_correction_that_is_no_fhir_stays_with_its_fault() {
        UUID held = held("/fhir/$process-message", unreadable());

        Api.Reply failed = replay(held, FhirText.discharge(id, id).with("\"Bundle\"", "\"Basic\""));

        assertThat(failed.status()).isEqualTo(422);
        assertThat(failed.json().path("fault").asString()).isEqualTo("The body is not a Bundle");
    }

    /** A discharge without a visit that it is about. */
    private FhirText unreadable() {
        return FhirText.discharge(id, id)
                .with(
                        "\"focus\": [{\"reference\": \"urn:uuid:00000000-0000-4000-8000-000000000002\"}]",
                        "\"focus\": [{\"reference\": \"urn:uuid:00000000-0000-4000-8000-00000000000f\"}]");
    }

    private UUID held(String path, FhirText body) {
        assertThat(api.post(path, body.toString(), "Idempotency-Key", id).status())
                .isEqualTo(422);
        return jdbc.sql("select id from source_message where control_id = :id and status = 'QUARANTINED'")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    private String shown(UUID held) {
        return api.get("/api/quarantine/" + held).json().path("body").asString();
    }

    private Api.Reply replay(UUID held, FhirText body) {
        return api.post("/api/quarantine/" + held + "/replay", Map.of("body", body.toString()));
    }
}
