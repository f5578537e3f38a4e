package org.stepdown.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services' APIs, patiently: a service that is not there yet, or knows nothing yet, gives no answer. */
final class HttpJson implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Supplier<String> token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final JsonMapper mapper = new JsonMapper();

    /** @param token bearer token for each question; empty for none */
    HttpJson(Supplier<String> token) {
        this.token = token;
    }

    Optional<JsonNode> get(String url) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(
                    request(url)
                            .header("Authorization", "Bearer " + token.get())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(mapper.readTree(response.body())) : Optional.empty();
        } catch (IOException | JacksonException notYet) {
            return Optional.empty();
        }
    }

    /** Whether the address answers with HTTP 200. */
    boolean isOk(String url) throws IOException {
        try {
            return client.send(request(url).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
