package org.stepdown.referral;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.stepdown.delivery.kit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service over HTTP, as others see it. */
public final class Api implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String authorization;

    /** For somebody who may do everything: a test that is not about rights. */
    public Api(int port) {
        this(port, everything());
    }

    /** @param authorization value of the header of that name */
    public Api(int port, String authorization) {
        this.root = "http://127.0.0.1:" + port;
        this.authorization = authorization;
    }

    /** A supervisor who runs the product and whose token sends for every facility too. */
    public static String everything() {
        return "Bearer "
                + TestIssuer.shared()
                        .staffToken("d.reyes", "supervisor", "ops")
                        .with("scope", "staff intake")
                        .signed();
    }

    /** What was answered. */
    public record Reply(int status, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    public Reply get(String path, String... headers) {
        return send(request(path, headers).build());
    }

    public Reply post(String path, Object body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)))
                .build());
    }

    public Reply put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public Reply delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** What became of a message of EPIC at GENHOSP, once it is so. */
    public JsonNode outcome(String controlId, Predicate<JsonNode> enough) {
        String path = "/api/messages/" + controlId + "?application=EPIC&facility=GENHOSP";
        return Objects.requireNonNull(
                await().atMost(Duration.ofSeconds(60)).until(() -> get(path).json(), enough));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).header("Authorization", authorization);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
