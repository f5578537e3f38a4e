package org.stepdown.referral.intake.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.InFlight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunningService
class JsonIntakeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private InFlight inFlight;

    @Autowired
    private TransactionOperations transactions;

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @Test
    void a_discharge_becomes_a_referral_like_any_other() throws Exception {
        String key = key();

        assertThat(post("encounters", key, discharge(key)).statusCode()).isEqualTo(202);

        JsonNode message = outcome(key, seen -> !seen.path("referrals").isEmpty());
        assertThat(message.path("status").asString()).isEqualTo("PROCESSED");
        assertThat(message.path("referrals").path(0).path("pathway").asString()).isEqualTo("ACUTE_PSYCHIATRIC");
    }

    @Test
    void a_referral_says_what_it_wants_and_is_a_step_up() throws Exception {
        String key = key();

        assertThat(post("referrals", key, referral(key)).statusCode()).isEqualTo(202);

        JsonNode message = outcome(key, seen -> !seen.path("referrals").isEmpty());
        assertThat(message.path("referrals").path(0).path("pathway").asString()).isEqualTo("STEP_UP");
    }

    @Test
    void the_same_key_and_body_get_the_stored_answer() throws Exception {
        String key = key();

        HttpResponse<String> first = post("encounters", key, discharge(key));
        HttpResponse<String> second = post("encounters", key, discharge(key));

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void the_same_key_with_another_body_is_refused() throws Exception {
        String key = key();
        post("encounters", key, discharge(key));

        HttpResponse<String> second = post("encounters", key, discharge(key).replace("\"01\"", "\"07\""));

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("Idempotency-Key");
    }

    @Test
    void a_key_is_required() throws Exception {
        assertThat(post("encounters", null, discharge(key())).statusCode()).isEqualTo(400);
    }

    @Test
    void a_request_that_is_in_flight_is_a_conflict() {
        String key = key();

        Integer status = transactions.execute(held -> {
            assertThat(inFlight.hold("EPIC", "GENHOSP", key)).isTrue();
            try {
                return post("encounters", key, discharge(key)).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(status).isEqualTo(409);
    }

    @Test
    void what_is_missing_or_not_known_is_named_with_its_place() throws Exception {
        HttpResponse<String> missing =
                post("encounters", key(), "{\"facility\":\"GENHOSP\",\"event\":\"DISCHARGE\",\"patient\":{}}");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(missing.body()).path("errors").findValuesAsString("pointer"))
                .containsExactly("/occurredAt", "/patient/identifiers", "/encounter");

        String key = key();
        HttpResponse<String> unknown = post("encounters", key, discharge(key).replace("disposition", "dispositon"));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("/encounter/dispositon");

        HttpResponse<String> nul = post("encounters", key(), discharge(key()).replace("CANARY", "CAN\\u0000ARY"));
        assertThat(nul.statusCode()).isEqualTo(400);

        for (String year : List.of("0000", "-0001", "+999999999")) {
            HttpResponse<String> never =
                    post("encounters", key(), discharge(key()).replace("\"2026-03-05T12", "\"" + year + "-03-05T12"));
            assertThat(never.statusCode()).isEqualTo(400);
            assertThat(never.body()).contains("/occurredAt");
        }

        assertThat(post("encounters", key(), "{\"facility\": CANARY").body())
                .contains("not JSON")
                .doesNotContain("CANARY");
    }

    private static String key() {
        return "J" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static String discharge(String patient) {
        return """
                {"application": "EPIC", "facility": "GENHOSP", "event": "DISCHARGE",
                 "occurredAt": "2026-03-05T12:00:00-05:00",
                 "patient": {"identifiers": [{"value": "%1$s", "type": "MR"}], "family": "CANARY", "birthDate": "1988-04-12"},
                 "encounter": {"visitNumber": {"value": "V%1$s"}, "patientClass": "INPATIENT", "unit": "PSY",
                               "disposition": "01", "dischargedAt": "2026-03-05T12:00:00-05:00"},
                 "diagnoses": [{"code": "F33.1", "rank": 1}]}
                """.formatted(patient);
    }

    private static String referral(String patient) {
        return """
                {"application": "EPIC", "facility": "GENHOSP", "occurredAt": "2026-03-05T12:00:00-05:00",
                 "referralKey": {"value": "R%1$s"},
                 "patient": {"identifiers": [{"value": "%1$s", "type": "MR"}], "birthDate": "1988-04-12"},
                 "diagnoses": [{"code": "F41.1"}],
                 "suitability": {"needs24HourSupervision": "no", "safeAtHome": "yes"},
                 "preferences": {"track": "EVENING"}}
                """.formatted(patient);
    }

    private HttpResponse<String> post(String path, @Nullable String key, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/" + path))
                .header("Authorization", Api.everything())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode outcome(String key, Predicate<JsonNode> enough) {
        URI uri =
                URI.create("http://127.0.0.1:" + port + "/api/messages/" + key + "?application=EPIC&facility=GENHOSP");
        return Objects.requireNonNull(await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> JSON.readTree(HTTP.send(
                                        HttpRequest.newBuilder(uri)
                                                .header("Authorization", Api.everything())
                                                .build(),
                                        BodyHandlers.ofString())
                                .body()),
                        enough));
    }
}
