package org.stepdown.referral.intake.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;

/** Whatever is posted, the answer says what is wrong with it, and the good body behind it is taken. */
@RunningService
class BrokenBodiesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int SENT = 400;
    private static final List<byte[]> SPECIAL = List.of(
            bytes("\\u0000"),
            bytes("\0"),
            bytes("\\ud800"),
            bytes("\\udc00\\ud800"),
            bytes("\\u0001"),
            bytes("\""),
            bytes("{"),
            bytes("]"),
            bytes(","),
            bytes("null"),
            bytes("1e999"),
            bytes("-99999999-99-99"),
            bytes("\ufeff"),
            bytes("[".repeat(2_000)),
            bytes("9".repeat(1_500)),
            new byte[] {(byte) 0xC3, (byte) 0x28},
            new byte[] {(byte) 0xF8, (byte) 0xFF});
    private static final String DISCHARGE = """
            {"application": "EPIC", "facility": "GENHOSP", "event": "DISCHARGE", "occurredAt": "2026-03-05T12:00:00-05:00",
             "patient": {"identifiers": [{"value": "%1$s", "authority": "GENHOSP", "type": "MR"}],
                         "family": "Sample", "given": "Casey", "birthDate": "1988-04-12"},
             "encounter": {"visitNumber": {"value": "V%1$s"}, "patientClass": "INPATIENT", "unit": "PSY",
                           "disposition": "01", "dischargedAt": "2026-03-05T12:00:00-05:00"},
             "diagnoses": [{"code": "F33.1", "system": "ICD-10-CM", "kind": "FINAL", "rank": 1}],
             "suitability": {"needs24HourSupervision": "no", "safeAtHome": "yes"}}
            """;

    @LocalServerPort
    private int port;

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir/$process-message,application/fhir+json",
        "/fhir/ServiceRequest,application/fhir+json",
        "/api/encounters,application/json"
    })
    void every_broken_body_is_answered_and_no_good_one_between_is_lost(String path, String type) throws Exception {
        Random random = new Random(20260307L + path.length());
        for (int i = 0; i < SENT; i++) {
            byte[] body = whole(path);
            for (int faults = random.nextInt(4); faults >= 0; faults--) {
                body = spoilt(body, random);
            }
            HttpResponse<String> answer = post(path, type, body);
            assertThat(answer.statusCode()).as("body %s: %s", i, answer.body()).isBetween(200, 499);
            if (i % 20 == 0) {
                assertThat(post(path, type, whole(path)).statusCode()).isBetween(200, 202);
            }
        }
    }

    private static byte[] whole(String path) {
        String id = UUID.randomUUID().toString();
        return switch (path) {
            case "/fhir/$process-message" -> FhirText.discharge(id, id).bytes();
            case "/fhir/ServiceRequest" -> FhirText.serviceRequest(id, id).bytes();
            default -> bytes(DISCHARGE.formatted(id));
        };
    }

    private static byte[] spoilt(byte[] body, Random random) {
        int from = random.nextInt(body.length);
        int to = random.nextInt(3) == 0 ? Math.min(body.length, from + random.nextInt(40)) : from;
        ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
        spoilt.write(body, 0, from);
        spoilt.writeBytes(random.nextInt(4) == 0 ? new byte[] {(byte) random.nextInt(256)} : pick(random));
        spoilt.write(body, to, body.length - to);
        return spoilt.toByteArray();
    }

    private static byte[] pick(Random random) {
        return SPECIAL.get(random.nextInt(SPECIAL.size()));
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", Api.everything())
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
