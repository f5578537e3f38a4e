package org.stepdown.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.kit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's API, as its callers use it: whoever a body names in {@code by} is who signs. */
final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final Pattern BY = Pattern.compile("\"by\": *\"([^\"]+)\"");

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

    /** An answer: status, content type and body. */
    record Reply(int status, String type, JsonNode body) {}

    List<JsonNode> alerts(UUID referral) {
        return get("/api/alerts?referral=" + referral).body().valueStream().toList();
    }

    List<JsonNode> open() {
        return get("/api/alerts?state=open").body().valueStream().toList();
    }

    JsonNode alert(UUID referral, String topic) {
        return alerts(referral).stream()
                .filter(alert -> alert.path("topic").asString().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alert " + topic));
    }

    Reply get(String path) {
        return send(request(path, "").GET().build());
    }

    Reply post(String path, String json) {
        return send(request(path, json)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    Reply put(String path, String json) {
        return send(request(path, json)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    Reply delete(String path) {
        return send(request(path, "").DELETE().build());
    }

    private HttpRequest.Builder request(String path, String body) {
        Matcher by = BY.matcher(body);
        String who = by.find() ? by.group(1) : "rowan";
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + (token == null ? ISSUER.staff(who, "supervisor") : token));
    }

    private static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
            return new Reply(response.statusCode(), type, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
