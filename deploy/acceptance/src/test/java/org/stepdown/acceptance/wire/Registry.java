package org.stepdown.acceptance.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a schema registry by Confluent's REST API. */
public final class Registry {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    public Registry(String url) {
        this.url = url;
    }

    /** The schema of an id, as JSON text. */
    String schema(int id) {
        return get("/schemas/ids/" + id).path("schema").asString();
    }

    /** Names of all subjects. */
    public List<String> subjects() {
        return get("/subjects").valueStream().map(JsonNode::asString).toList();
    }

    /** The ids of every version of a subject. */
    public List<Integer> ids(String subject) {
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        return get(path)
                .valueStream()
                .map(version -> get(path + "/" + version.asInt()).path("id").asInt())
                .toList();
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new UnreadableException("the registry answers " + response.statusCode() + " to " + path);
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
