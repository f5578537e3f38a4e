package org.stepdown.referral.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.delivery.kit.Token;
import org.stepdown.referral.Api;
import org.stepdown.referral.KeptBodies;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.fhir.FhirText;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;
import org.stepdown.vault.Vault;

/** What somebody would try who means harm, against the running service. */
@RunningService
@ExtendWith(OutputCaptureExtension.class)
class AbuseTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final String FHIR = "application/fhir+json";

    private final ApplicationContext service;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final int port;
    private final int managementPort;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String id =
            "A" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

    @Autowired
    AbuseTest(
            ApplicationContext service,
            JdbcClient jdbc,
            Vault vault,
            @LocalServerPort int port,
            @LocalManagementPort int managementPort) {
        this.service = service;
        this.jdbc = jdbc;
        this.vault = vault;
        this.port = port;
        this.managementPort = managementPort;
    }

    @AfterEach
    void close() {
        http.close();
    }

    static Stream<Arguments> tokens_that_prove_nothing() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Arguments.of("expired", token().with("exp", now - 120).signed()),
                Arguments.of(
                        "for another audience",
                        token().with("aud", List.of("billing")).signed()),
                Arguments.of(
                        "of another issuer",
                        token().with("iss", "https://evil.example").signed()),
                Arguments.of("without a signature", token().unsigned()),
                Arguments.of(
                        "signed by a stranger",
                        token().signedBy(keys.generateKeyPair().getPrivate())));
    }

    private static Token token() {
        return ISSUER.access("epic", "intake").with("facilities", List.of("*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens_that_prove_nothing")
    void nothing_is_stored_for_a_token(String what, String token) {
        HttpResponse<String> json = send("/api/encounters", "application/json", discharge("GENHOSP"), token);
        HttpResponse<String> fhir =
                send("/fhir/$process-message", FHIR, FhirText.discharge(id, id).toString(), token);

        assertThat(json.statusCode()).isEqualTo(401);
        assertThat(fhir.statusCode()).isEqualTo(401);
        assertThat(fhir.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(FHIR));
        assertThat(fhir.body()).contains("OperationOutcome", "\"login\"");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HAVEN", " GENHOSP", "genhosp", "*", "GENHOSP,HAVEN"})
    void a_hospital_does_not_speak_for_another_in_json(String facility) {
        HttpResponse<String> answer =
                send("/api/encounters", "application/json", discharge(facility), ISSUER.publisher("epic", "GENHOSP"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("/facility").doesNotContain("CANARY");
        assertThat(stored()).isZero();
    }

    @Test
    void nor_in_fhir_be_it_as_its_sender_or_as_the_place_of_the_visit() {
        String own = FhirText.discharge(id, id).toString();
        String sender = own.replace("GENHOSP", "HAVEN");
        // The header names the sender's own organization, and the visit another's.
        String visit = own.replace(
                "\"serviceProvider\": {\"reference\": \"urn:uuid:00000000-0000-4000-8000-000000000004\"}",
                "\"serviceProvider\": {\"display\": \"HAVEN\"}");
        assertThat(visit).isNotEqualTo(own);

        for (String body : List.of(sender, visit)) {
            HttpResponse<String> answer =
                    send("/fhir/$process-message", FHIR, body, ISSUER.publisher("epic", "GENHOSP"));
            assertThat(answer.statusCode()).as(body).isEqualTo(403);
            assertThat(answer.body()).contains("OperationOutcome", "forbidden").doesNotContain("CANARY", "HAVEN");
        }

        assertThat(stored()).isZero();
        assertThat(send("/fhir/$process-message", FHIR, own, ISSUER.publisher("epic", "GENHOSP"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_sender_hears_how_its_referral_stands_and_not_what_the_patient_has() {
        Api hospital = new Api(port, "Bearer " + ISSUER.publisher("epic", "GENHOSP"));
        Api staff = new Api(port);
        new HospitalLine(service).send(Hl7Text.discharge(id, id));
        staff.outcome(id, seen -> !seen.path("referrals").isEmpty());

        Api.Reply answer = hospital.get("/api/messages/" + id + "?application=EPIC&facility=GENHOSP");

        assertThat(answer.json().path("referrals").path(0).path("status").asString())
                .isEqualTo("RECEIVED");
        assertThat(answer.text()).doesNotContain("PSYCHIATRIC");
        hospital.close();
        staff.close();
    }

    @Test
    void what_is_not_asked_for_in_a_body_is_not_taken() {
        Api api = new Api(port);
        UUID held = held();

        Api.Reply encounter = api.post(
                "/api/encounters",
                discharge("GENHOSP").replace("{\"application\"", "{\"status\": \"ACCEPTED\", \"application\""),
                "Idempotency-Key",
                id);
        Api.Reply dismissed = api.post(
                "/api/quarantine/" + held + "/dismiss",
                Map.of("by", "somebody.else", "reason", "a test", "id", UUID.randomUUID(), "status", "ACCEPTED"));

        assertThat(encounter.status()).isEqualTo(400);
        assertThat(dismissed.json().path("id").asString()).isEqualTo(held.toString());
        assertThat(jdbc.sql("select staff from quarantine_action where message_id = :id")
                        .param("id", held)
                        .query(String.class)
                        .list())
                .containsExactly("d.reyes");
        assertThat(jdbc.sql("select status from source_message where id = :id")
                        .param("id", held)
                        .query(String.class)
                        .single())
                .isEqualTo("REJECTED");
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/quarantine/,held",
        "/api/referrals/,referral",
        "/api/loop/deliveries/,none",
        "/api/loop/targets/,target"
    })
    void what_is_anothers_answers_as_what_does_not_exist(String path, String kind) {
        Api theirs = lakeside();
        Api all = new Api(port);
        String there = switch (kind) {
            case "held" -> held().toString();
            case "referral" -> {
                new HospitalLine(service).send(Hl7Text.discharge(id, id));
                yield all.outcome(id, seen -> !seen.path("referrals").isEmpty())
                        .path("referrals")
                        .path(0)
                        .path("id")
                        .asString();
            }
            case "target" -> {
                all.put("/api/loop/targets/" + id.toLowerCase(Locale.ROOT), """
                        {"facility": "GENHOSP", "kind": "WEBHOOK", "url": "http://127.0.0.1:1/",
                         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr"}
                        """);
                yield id.toLowerCase(Locale.ROOT);
            }
            default -> UUID.randomUUID().toString();
        };
        String none =
                kind.equals("target") ? "no-such-target" : UUID.randomUUID().toString();

        Api.Reply foreign = theirs.get(path + there);
        Api.Reply missing = theirs.get(path + none);

        if (!kind.equals("none")) {
            assertThat(all.get(path + there).status()).isEqualTo(200);
        }
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text().replace(there, "")).isEqualTo(missing.text().replace(none, ""));
        all.delete("/api/loop/targets/" + id.toLowerCase(Locale.ROOT));
        all.close();
        theirs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%%20%s", "%s%%20", "%%09%s", "0%s", "%S"})
    void another_spelling_of_an_id_shows_no_more(String spelling) {
        Api theirs = lakeside();
        UUID held = held();

        String sent = "/api/quarantine/" + spelling.formatted(held);
        assertThat(theirs.get(sent).status()).isEqualTo(404);
        assertThat(theirs.post(sent + "/dismiss", Map.of("reason", "a test")).status())
                .isEqualTo(404);

        assertThat(jdbc.sql("select status from source_message where id = :id")
                        .param("id", held)
                        .query(String.class)
                        .single())
                .isEqualTo("QUARANTINED");
        theirs.close();
    }

    @Test
    void lists_hold_nothing_of_others() {
        UUID held = held();
        Api theirs = lakeside();

        assertThat(new Api(port).get("/api/quarantine").text()).contains(held.toString());
        for (String list : List.of("/api/quarantine", "/api/feeds", "/api/loop/targets", "/api/loop/deliveries")) {
            assertThat(theirs.get(list).text()).doesNotContain("GENHOSP", held.toString());
        }
        theirs.close();
    }

    @Test
    void a_correction_can_not_make_a_message_speak_for_another_facility() {
        UUID held = held();
        Api ours = new Api(
                port,
                "Bearer "
                        + ISSUER.staffToken("genhosp.clerk", "intake")
                                .with("facilities", List.of("GENHOSP"))
                                .signed());

        Api.Reply moved = ours.post(
                "/api/quarantine/" + held + "/replay",
                Map.of(
                        "body",
                        Hl7Text.discharge(id, id).replaced("GENHOSP", "HAVEN").text()));

        assertThat(moved.status()).isEqualTo(422);
        assertThat(jdbc.sql("select count(*) from message_event where message_id = :id")
                        .param("id", held)
                        .query(Long.class)
                        .single())
                .isZero();
        ours.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/encounters,application/json",
        "/api/referrals,application/json",
        "/fhir/$process-message,application/fhir+json",
        "/fhir/Task,application/fhir+json"
    })
    void bodies_without_bounds_are_refused(String path, String type) {
        String token = token().signed();
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        String wide = "[" + "0,".repeat(3_000_000) + "0]";

        HttpResponse<String> said = send(path, type, wide, token);
        HttpResponse<String> unsaid = send(
                path,
                type,
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(wide.getBytes(StandardCharsets.US_ASCII))),
                token);

        assertThat(send(path, type, deep, token).statusCode()).isEqualTo(400);
        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(unsaid.statusCode()).isEqualTo(413);
    }

    @Test
    void what_is_sent_can_forge_no_line_of_the_log_and_no_header(CapturedOutput log) {
        String forged = "2026-11-30T00:00:00Z ERROR forged by " + id;
        String token = token().signed();
        String json = discharge("X\\r\\n" + forged).replace(id, "C\\r\\n" + forged);
        String fhir = FhirText.discharge(id, id).toString().replace("GENHOSP", "X\\r\\n" + forged);

        HttpResponse<String> first = send("/api/encounters", "application/json", json, token);
        HttpResponse<String> second = send("/fhir/$process-message", FHIR, fhir, token);
        HttpResponse<String> third = send("/fhir/Task%0d%0aX-Forged:%20" + id, FHIR, "{}", token);

        for (HttpResponse<String> answer : List.of(first, second, third)) {
            assertThat(answer.headers().map()).doesNotContainKey("x-forged");
            assertThat(answer.headers().map().toString()).doesNotContain(id);
        }
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith(forged));
    }

    @Test
    void no_entity_is_fetched_from_anywhere() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket outside = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> listen(outside, asked));
            String entity = "<!DOCTYPE d [<!ENTITY x SYSTEM 'http://127.0.0.1:" + outside.getLocalPort()
                    + "/x'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
            String narrative = FhirText.discharge(id, id)
                    .with(
                            "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">CANARY</div>",
                            entity + "<div xmlns='http://www.w3.org/1999/xhtml'>&x;&f;</div>")
                    .toString();
            String xml = entity + "<Bundle xmlns='http://hl7.org/fhir'><id value='&x;'/></Bundle>";
            String token = token().signed();

            HttpResponse<String> inNarrative = send("/fhir/$process-message", FHIR, narrative, token);
            HttpResponse<String> asXml = send("/fhir/$process-message", "application/fhir+xml", xml, token);
            HttpResponse<String> asPlainXml = send("/api/encounters", "application/xml", xml, token);

            assertThat(inNarrative.statusCode()).isBetween(200, 499);
            assertThat(inNarrative.body()).doesNotContain("root:");
            assertThat(asXml.statusCode()).isEqualTo(415);
            assertThat(asPlainXml.statusCode()).isEqualTo(415);
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void nothing_but_the_sign_in_is_open_and_management_gives_health_and_figures() {
        for (String path :
                List.of("/stepdown/stepdown.css", "/actuator/health", "/error", "/intake", "/no-such-page")) {
            assertThat(get(port, path).statusCode()).as(path).isEqualTo(302);
        }
        for (String path : List.of("/api/openapi", "/fhir/metadata", "/api/no-such")) {
            assertThat(get(port, path).statusCode()).as(path).isEqualTo(401);
        }
        for (String path : List.of("/actuator/health", "/actuator/info", "/actuator/metrics")) {
            assertThat(get(managementPort, path).statusCode()).as(path).isEqualTo(200);
        }
        for (String path :
                List.of("/actuator/env", "/actuator/heapdump", "/actuator/bindings", "/intake", "/api/feeds")) {
            assertThat(get(managementPort, path).statusCode()).as(path).isIn(302, 401, 403, 404);
        }
    }

    private static void listen(ServerSocket outside, AtomicInteger asked) {
        try {
            while (true) {
                outside.accept().close();
                asked.incrementAndGet();
            }
        } catch (IOException e) {
            // It is closed when the test is over.
        }
    }

    /** A supervisor of another house. */
    private Api lakeside() {
        return new Api(
                port,
                "Bearer "
                        + ISSUER.staffToken("lakeside.lead", "supervisor")
                                .with("facilities", List.of("LAKESIDE"))
                                .signed());
    }

    /** A discharge that lacks its visit number. */
    private UUID held() {
        new HospitalLine(service)
                .send(Hl7Text.discharge("H" + id, id).without("PV1").with("PV1|1|I|PSY^1^1^GENHOSP"));
        return jdbc.sql("select id from source_message where control_id = :id")
                .param("id", "H" + id)
                .query(UUID.class)
                .single();
    }

    private long stored() {
        return new KeptBodies(jdbc, vault)
                .saying(id).values().stream().mapToLong(Long::longValue).sum();
    }

    private String discharge(String facility) {
        return """
                {"application": "EPIC", "facility": "%2$s", "event": "DISCHARGE",
                 "occurredAt": "2026-03-05T12:00:00-05:00",
                 "patient": {"identifiers": [{"value": "%1$s", "type": "MR"}], "family": "CANARY"},
                 "encounter": {"visitNumber": {"value": "V%1$s"}, "patientClass": "INPATIENT", "unit": "PSY"}}
                """.formatted(id, facility);
    }

    private HttpResponse<String> get(int at, String path) {
        return sent(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .header("Accept", "text/html,*/*;q=0.8"));
    }

    private HttpResponse<String> send(String path, String type, String body, String token) {
        return send(path, type, BodyPublishers.ofString(body), token);
    }

    private HttpResponse<String> send(String path, String type, BodyPublisher body, String token) {
        return sent(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Idempotency-Key", id)
                .POST(body));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
