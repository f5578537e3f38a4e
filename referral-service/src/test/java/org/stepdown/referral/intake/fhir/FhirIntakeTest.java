package org.stepdown.referral.intake.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.InFlight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** FHIR over HTTP into the running service, and what it says became of it. */
@RunningService
@ExtendWith(OutputCaptureExtension.class)
class FhirIntakeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FHIR = "application/fhir+json";

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
    void a_discharge_notification_becomes_a_referral_like_any_other() throws Exception {
        String id = id();

        HttpResponse<String> answer = message(FhirText.discharge(id, id));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(FHIR));
        JsonNode header = JSON.readTree(answer.body()).path("entry").path(0).path("resource");
        assertThat(header.path("response").path("code").asString()).isEqualTo("ok");
        assertThat(header.path("response").path("identifier").asString()).isEqualTo("h-" + id);
        JsonNode became = outcome(id, seen -> !seen.path("referrals").isEmpty());
        assertThat(became.path("status").asString()).isEqualTo("PROCESSED");
        assertThat(became.path("events").path(0).path("type").asString()).isEqualTo("PatientDischarged");
        assertThat(became.path("referrals").path(0).path("pathway").asString()).isEqualTo("ACUTE_PSYCHIATRIC");
    }

    @Test
    void a_service_request_is_a_step_up_and_its_place_names_nobody() throws Exception {
        String id = id();

        HttpResponse<String> answer = request("ServiceRequest", id, FhirText.serviceRequest("R" + id, id));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(place -> assertThat(place)
                        .matches("/fhir/ServiceRequest/[0-9a-f-]{36}")
                        .doesNotContain(id));
        JsonNode became = outcome(id, seen -> !seen.path("referrals").isEmpty());
        assertThat(became.path("referrals").path(0).path("pathway").asString()).isEqualTo("STEP_UP");
    }

    @Test
    void the_answer_to_a_request_says_where_to_ask_what_became_of_it() throws Exception {
        String id = id();

        HttpResponse<String> answer = request("ServiceRequest", null, FhirText.serviceRequest("R" + id, id));

        String question = JSON.readTree(answer.body())
                .path("issue")
                .path(0)
                .path("diagnostics")
                .asString();
        assertThat(get(question.substring(4))
                        .path("events")
                        .path(0)
                        .path("type")
                        .asString())
                .isEqualTo("ReferralRequested");
    }

    @Test
    void a_request_that_is_sent_again_is_changed_and_a_cancelled_task_takes_it_back() throws Exception {
        String id = id();
        FhirText asked = FhirText.serviceRequest("R" + id, id);

        request("ServiceRequest", id + "-1", asked);
        request("ServiceRequest", id + "-2", asked.with("urgent", "stat"));
        HttpResponse<String> last =
                request("Task", id + "-3", FhirText.task("R" + id, id).with("\"requested\"", "\"cancelled\""));

        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(type(id + "-1")).isEqualTo("ReferralRequested");
        assertThat(type(id + "-2")).isEqualTo("ReferralRequestChanged");
        assertThat(type(id + "-3")).isEqualTo("ReferralRequestCancelled");
    }

    @Test
    void a_later_version_that_comes_first_stays_the_later_one() throws Exception {
        String id = id();
        FhirText second = version(2, "2026-03-05T13:30:00-05:00", FhirText.serviceRequest("R" + id, id));
        FhirText first = version(1, "2026-03-05T12:05:00-05:00", FhirText.serviceRequest("R" + id, id));

        request("ServiceRequest", id + "-2", second.with("urgent", "stat"));
        request("ServiceRequest", id + "-1", first);

        assertThat(happened(id + "-2")).isEqualTo(Instant.parse("2026-03-05T18:30:00Z"));
        assertThat(happened(id + "-1")).isEqualTo(Instant.parse("2026-03-05T17:05:00Z"));
    }

    @Test
    void a_first_version_is_as_old_as_it_says() throws Exception {
        String id = id();

        request("ServiceRequest", id, version(1, "2026-03-05T12:05:00-05:00", FhirText.serviceRequest("R" + id, id)));

        assertThat(happened(id)).isEqualTo(Instant.parse("2026-03-05T17:00:00Z"));
    }

    private static FhirText version(int number, String at, FhirText body) {
        return body.with(
                "\"meta\": {", "\"meta\": {\"versionId\": \"%d\", \"lastUpdated\": \"%s\", ".formatted(number, at));
    }

    private Instant happened(String control) {
        return Instant.parse(outcome(control, seen -> !seen.path("events").isEmpty())
                .at("/events/0/occurredAt")
                .asString());
    }

    @Test
    void the_same_again_gets_the_stored_answer_and_has_no_second_effect() throws Exception {
        String id = id();
        HttpResponse<String> first = message(FhirText.discharge(id, id));
        HttpResponse<String> second = message(FhirText.discharge(id, id));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(outcome(id, any -> true).path("events")).hasSize(1);

        String key = id();
        HttpResponse<String> asked = request("ServiceRequest", key, FhirText.serviceRequest("R" + key, key));
        HttpResponse<String> askedAgain = request("ServiceRequest", key, FhirText.serviceRequest("R" + key, key));
        assertThat(askedAgain.statusCode()).isEqualTo(201);
        assertThat(askedAgain.body()).isEqualTo(asked.body());
        assertThat(askedAgain.headers().firstValue("location"))
                .isEqualTo(asked.headers().firstValue("location"));
    }

    @Test
    void the_same_identity_with_another_body_is_refused() throws Exception {
        String id = id();
        message(FhirText.discharge(id, id));

        HttpResponse<String> second = message(FhirText.discharge(id, id).with("\"code\": \"1\"", "\"code\": \"7\""));

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(issue(second).path("code").asString()).isEqualTo("duplicate");
        assertThat(outcome(id, any -> true).path("status").asString()).isNotEqualTo("QUARANTINED");
    }

    @Test
    void what_is_in_flight_is_a_conflict() {
        String id = id();

        Integer status = transactions.execute(held -> {
            assertThat(inFlight.hold("EPIC", "GENHOSP", id)).isTrue();
            try {
                return message(FhirText.discharge(id, id)).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(status).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notification-discharge|notification-CANARY|not-supported|Bundle.entry[0].resource.event",
                "\"type\": \"message\"|\"type\": \"batch\"|not-supported|Bundle.type",
                "2026-03-05T12:00:00-05:00|CANARY|value|Bundle.entry[1].resource.period.end",
                "\"resourceType\": \"Patient\"|\"resourceType\": \"CANARY\"|structure|Bundle",
                "\"resourceType\": \"Patient\"|\"resourceType\": \"Person\"|not-found|Bundle.entry[1].resource.subject"
            })
    void what_cannot_be_taken_is_kept_for_repair_and_named_with_its_place(
            String what, String replacement, String code, String place, CapturedOutput log) throws Exception {
        String id = id();

        HttpResponse<String> answer = message(FhirText.discharge(id, id).with(what, replacement));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(issue(answer).path("severity").asString()).isEqualTo("error");
        assertThat(issue(answer).path("code").asString()).isEqualTo(code);
        assertThat(issue(answer).path("expression").path(0).asString()).isEqualTo(place);
        JsonNode became = outcome(id, any -> true);
        assertThat(became.path("status").asString()).isEqualTo("QUARANTINED");
        assertThat(became.path("failure").asString()).contains(place);
        assertThat(answer.body() + became + log).doesNotContain("CANARY").doesNotContain("999-00-1234");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/fhir+json|application/fhir+json|{\"resourceType\": CANARY|400|structure",
                "application/fhir+json|application/fhir+json|{\"resourceType\": \"CANARY\"}|400|structure",
                "application/fhir+json|*/*|[]|400|structure",
                "application/json|application/json|{\"resourceType\": \"Bundle\", \"id\": \"a\\u0000b\"}|400|structure",
                "application/fhir+xml|*/*|<Bundle/>|415|not-supported",
                "application/fhir+json; fhirVersion=3.0|*/*|{}|415|not-supported",
                "application/fhir+json|application/fhir+xml|{}|406|not-supported"
            })
    void what_cannot_be_read_at_all_is_not_kept(
            String sent, String accepted, String body, int status, String code, CapturedOutput log) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri("/fhir/$process-message"))
                        .header("Authorization", Api.everything())
                        .header("Content-Type", sent)
                        .header("Accept", accepted)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(issue(answer).path("code").asString()).isEqualTo(code);
        assertThat(answer.body() + log).doesNotContain("CANARY");
    }

    @Test
    void what_is_too_long_is_not_read_to_its_end() throws Exception {
        HttpResponse<String> answer =
                message(FhirText.discharge(id(), id()).with("CANARY</div>", "x".repeat(2_100_000) + "</div>"));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(issue(answer).path("code").asString()).isEqualTo("too-long");
    }

    @Test
    void the_capability_statement_says_what_there_is() throws Exception {
        JsonNode statement = get("/fhir/metadata");

        assertThat(statement.path("resourceType").asString()).isEqualTo("CapabilityStatement");
        assertThat(statement.path("fhirVersion").asString()).isEqualTo("4.0.1");
        assertThat(statement.path("rest").path(0).path("resource").findValuesAsString("type"))
                .containsExactly("ServiceRequest", "Task");
        assertThat(get("/fhir/Patient").path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    private static String id() {
        return "F" + UUID.randomUUID().toString().substring(0, 18);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> message(FhirText text) throws Exception {
        return request("$process-message", null, text);
    }

    private HttpResponse<String> request(String path, @Nullable String key, FhirText text) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/fhir/" + path))
                .header("Authorization", Api.everything())
                .header("Content-Type", FHIR)
                .POST(BodyPublishers.ofByteArray(text.bytes()));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode issue(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("issue").path(0);
    }

    private String type(String id) {
        return outcome(id, any -> true).path("events").path(0).path("type").asString();
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(uri(path))
                                .header("Authorization", Api.everything())
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    private JsonNode outcome(String id, Predicate<JsonNode> enough) {
        String path =
                "/api/messages/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "?application=EPIC&facility=GENHOSP";
        return Objects.requireNonNull(await().atMost(Duration.ofSeconds(60)).until(() -> get(path), enough));
    }
}
