package org.stepdown.delivery.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and registers Avro schemas over Confluent's REST API (version 7). Answers are kept for the life of the client,
 * both ways: an id never changes its schema, nor a schema its id within a subject. Refusals and failures are not kept.
 *
 * <p>Every method throws {@link RegistryException.Unavailable} when no registry of the list answers and {@link
 * RegistryException.Refused} when one says no. Safe for use by many threads.
 */
public final class RegistryClient implements AutoCloseable {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistryConfig config;
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Registered, Integer> ids = new ConcurrentHashMap<>();
    private final Map<String, Latest> latest = new ConcurrentHashMap<>();
    private volatile int preferred;

    private record Registered(String subject, Schema schema) {}

    /** The newest version of a subject. */
    public record Latest(int id, Schema schema) {}

    public RegistryClient(RegistryConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** The schema with this id. */
    public Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Schema read =
                parse(call("GET", "schemas/ids/" + id, null).path("schema").asString());
        schemas.put(id, read);
        return read;
    }

    /** Registers the schema under the subject unless it is there already; its id either way. */
    public int register(String subject, Schema schema) {
        return id(subject, schema, "subjects/" + encode(subject) + "/versions");
    }

    /** The id under which the subject already holds the schema. */
    public int lookUp(String subject, Schema schema) {
        return id(subject, schema, "subjects/" + encode(subject));
    }

    /** The newest version of the subject, as first seen by this client. */
    public Latest latest(String subject) {
        Latest known = latest.get(subject);
        if (known != null) {
            return known;
        }
        JsonNode answer = call("GET", "subjects/" + encode(subject) + "/versions/latest", null);
        Latest read = new Latest(
                answer.path("id").asInt(), parse(answer.path("schema").asString()));
        latest.put(subject, read);
        return read;
    }

    private int id(String subject, Schema schema, String path) {
        Registered key = new Registered(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        String body = json.writeValueAsString(Map.of("schema", schema.toString(), "schemaType", "AVRO"));
        int id = call("POST", path, body).path("id").asInt();
        ids.put(key, id);
        schemas.putIfAbsent(id, schema);
        return id;
    }

    /** Asks the registry that answered last, then the others in turn. */
    private JsonNode call(String method, String path, @Nullable String body) {
        List<URI> urls = config.urls();
        int first = preferred;
        RegistryException.Unavailable failure = null;
        for (int i = 0; i < urls.size(); i++) {
            int at = (first + i) % urls.size();
            try {
                JsonNode answer = call(urls.get(at).resolve(path), method, body);
                preferred = at;
                return answer;
            } catch (RegistryException.Unavailable e) {
                failure = e;
            }
        }
        throw failure != null ? failure : new RegistryException.Unavailable("no schema registry is configured", null);
    }

    private JsonNode call(URI uri, String method, @Nullable String body) {
        HttpResponse<String> response = send(uri, method, body);
        int status = response.statusCode();
        // Wrong credentials are nobody's schema: whoever asks waits until they are put right.
        if (status >= 500 || status == 429 || status == 408 || status == 401 || status == 403) {
            throw new RegistryException.Unavailable(method + " " + withoutUser(uri) + " answered " + status, null);
        }
        JsonNode answer = read(response.body());
        if (status / 100 != 2) {
            throw new RegistryException.Refused("%s %s answered %d, error code %d: %s"
                    .formatted(
                            method,
                            withoutUser(uri),
                            status,
                            answer.path("error_code").asInt(0),
                            answer.path("message").asString("")));
        }
        return answer;
    }

    private HttpResponse<String> send(URI uri, String method, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(config.readTimeout())
                .header("Accept", CONTENT_TYPE + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", CONTENT_TYPE);
        }
        String userInfo = config.userInfo() != null ? config.userInfo() : uri.getUserInfo();
        if (userInfo != null) {
            byte[] credentials = userInfo.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryException.Unavailable(method + " " + withoutUser(uri) + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException.Unavailable("interrupted while asking " + withoutUser(uri), e);
        }
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new RegistryException.Unavailable("the schema registry's answer is not JSON", e);
        }
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new RegistryException.Refused("the schema registry holds a schema that is not Avro");
        }
    }

    private static String withoutUser(URI uri) {
        String user = uri.getRawUserInfo();
        return user == null ? uri.toString() : uri.toString().replace(user + "@", "");
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
