package org.stepdown.acceptance.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Plain HTTP, as any client of the product speaks it. */
public final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private Http() {}

    /** What was answered. */
    public record Answer(int status, String text) {

        /** The body as JSON; a missing node when it is none. */
        public JsonNode json() {
            return text.startsWith("{") || text.startsWith("[")
                    ? JsonMapper.shared().readTree(text)
                    : MissingNode.getInstance();
        }

        @Override
        public String toString() {
            return "HTTP " + status + " " + text;
        }
    }

    /** @throws UncheckedIOException when nobody answers */
    public static Answer get(String url) {
        return unchecked("GET", url, null);
    }

    public static Answer post(String url, String json) {
        return unchecked("POST", url, json);
    }

    public static Answer put(String url, String json) {
        return unchecked("PUT", url, json);
    }

    static int status(String url) throws IOException {
        return send("GET", url, null).status();
    }

    private static Answer unchecked(String method, String url, @Nullable String json) {
        try {
            return send(method, url, json);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url, e);
        }
    }

    private static Answer send(String method, String url, @Nullable String json) throws IOException {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).method(method, body);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
