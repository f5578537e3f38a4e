package org.stepdown.enrollment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.kit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP API, as its users see it: whoever a body names in {@code by} is who signs. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final Pattern BY = Pattern.compile("\"by\": *\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final @Nullable String token;

    /** As supervisors. */
    Api(int port) {
        this(port, null);
    }

    /** As whom this token names. */
    Api(int port, @Nullable String token) {
        base = "http://127.0.0.1:" + port;
        this.token = token;
    }

    /** An answer; an empty body is a missing node. */
    record Answer(int status, String contentType, JsonNode body) {}

    Answer get(String path) {
        return send("GET", path, null);
    }

    /** What is no JSON. */
    String text(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + ISSUER.staff("rowan", "supervisor"))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    /** A change that counts on this revision. */
    Answer put(String path, String body, String ifMatch) {
        return send("PUT", path, body, "If-Match", ifMatch);
    }

    JsonNode cohort(String id) {
        return get("/api/cohorts/" + id).body();
    }

    String status(UUID referralId) {
        Answer answer = decision(referralId);
        // A refusal has a status too.
        return answer.status() == 200 ? answer.body().path("status").asString("") : "";
    }

    Answer decision(UUID referralId) {
        return get("/api/referrals/" + referralId + "/decision");
    }

    JsonNode standing(UUID referralId) {
        return get("/api/referrals/" + referralId).body();
    }

    /** Something that a member of staff does, under a key of its own when there is one. */
    Answer does(UUID referralId, String action, String body, String... key) {
        String[] headers = key.length == 0 ? new String[0] : new String[] {"Idempotency-Key", key[0]};
        return send("POST", "/api/referrals/" + referralId + "/" + action, body, headers);
    }

    Answer withdraw(UUID referralId) {
        return post("/api/referrals/" + referralId + "/withdraw", """
            {"by": "rowan", "reason": "the family moved away"}\
            """);
    }

    /** Opens a cohort for depression that alone speaks this language, so that one test does not fill another's. */
    Answer opensCohort(String id, String language, int capacity) {
        return opensCohort("mood", id, language, capacity);
    }

    Answer opensCohort(String program, String id, String language, int capacity) {
        return post("/api/cohorts", """
            {"id": "%s", "programId": "%s", "name": "Test", "conditions": ["DEPRESSION"], "track": "MORNING",
             "modality": "IN_PERSON", "languages": ["%s"], "weekdays": ["MONDAY", "WEDNESDAY", "FRIDAY"],
             "startsAt": "09:00", "minutes": 180, "startDate": "2025-01-06", "capacity": %d}
            """.formatted(id, program, language, capacity));
    }

    private static String who(@Nullable String body) {
        Matcher by = BY.matcher(body == null ? "" : body);
        return by.find() ? by.group(1) : "rowan";
    }

    private Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + (token == null ? ISSUER.staff(who(body), "supervisor") : token))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        HttpRequest request =
                headers.length == 0 ? builder.build() : builder.headers(headers).build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type, JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
