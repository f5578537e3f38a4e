package org.stepdown.delivery.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stepdown.delivery.kit.RealPart;
import org.stepdown.delivery.kit.RealParts;

class RegistryClientTest {

    private static final Schema SCHEMA = SchemaBuilder.record("Told")
            .namespace("org.stepdown.sample")
            .fields()
            .requiredString("text")
            .endRecord();

    @BeforeAll
    static void registry() {
        RealParts.shared().prepare(RealPart.REGISTRY);
    }

    @Test
    void a_schema_is_registered_once_and_found_again_by_subject_and_by_id() {
        String subject = subject();
        try (RegistryClient writer = client(real());
                RegistryClient reader = client(real())) {
            int id = writer.register(subject, SCHEMA);

            assertThat(reader.lookUp(subject, SCHEMA)).isEqualTo(id);
            assertThat(reader.schema(id)).isEqualTo(SCHEMA);
            assertThat(reader.latest(subject).id()).isEqualTo(id);
        }
    }

    @Test
    void a_subject_or_id_that_is_not_there_is_refused() {
        try (RegistryClient client = client(real())) {
            assertThatExceptionOfType(RegistryException.Refused.class)
                    .isThrownBy(() -> client.lookUp(subject(), SCHEMA))
                    .withMessageContaining("404");
            assertThatExceptionOfType(RegistryException.Refused.class).isThrownBy(() -> client.schema(2_000_000_000));
        }
    }

    @Test
    void the_next_registry_of_the_list_answers_when_the_first_is_away() throws IOException {
        try (RegistryClient client = client(nobody() + "," + real())) {
            assertThat(client.register(subject(), SCHEMA)).isPositive();
        }
    }

    @Test
    void no_registry_at_all_is_unavailable_and_that_is_not_kept() throws IOException {
        String subject = subject();
        try (RegistryClient client = client(nobody())) {
            assertThatExceptionOfType(RegistryException.Unavailable.class)
                    .isThrownBy(() -> client.register(subject, SCHEMA));
        }
    }

    @Test
    void what_is_known_is_not_asked_again() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer front = front(asked, "");
        try (RegistryClient client = client(url(front))) {
            assertThat(client.schema(7)).isEqualTo(SCHEMA);
            assertThat(client.register("subject", SCHEMA)).isEqualTo(7);
            front.stop(0);

            assertThat(client.schema(7)).isEqualTo(SCHEMA);
            assertThat(client.register("subject", SCHEMA)).isEqualTo(7);
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void user_and_password_go_along_and_wrong_ones_are_worth_another_try() throws IOException {
        String right = "Basic " + Base64.getEncoder().encodeToString("who:secret".getBytes(StandardCharsets.UTF_8));
        HttpServer front = front(new CopyOnWriteArrayList<>(), right);
        Map<String, String> credentials = Map.of(
                "schema.registry.url", url(front),
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "who:secret");
        try (RegistryClient named = new RegistryClient(RegistryConfig.from(credentials));
                RegistryClient inUrl = client(url(front).replace("http://", "http://who:secret@"));
                RegistryClient nameless = client(url(front))) {
            assertThat(named.schema(7)).isEqualTo(SCHEMA);
            assertThat(inUrl.schema(7)).isEqualTo(SCHEMA);
            assertThatExceptionOfType(RegistryException.Unavailable.class).isThrownBy(() -> nameless.schema(7));
        } finally {
            front.stop(0);
        }
    }

    @Test
    void a_wrong_setting_is_named() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RegistryConfig.from(Map.of()))
                .withMessageContaining("schema.registry.url");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RegistryConfig.from(
                        Map.of("schema.registry.url", "http://localhost", "http.read.timeout.ms", "soon")))
                .withMessageContaining("http.read.timeout.ms");
    }

    private static String subject() {
        return "told-" + UUID.randomUUID() + "-org.stepdown.sample.Told";
    }

    private static String real() {
        return RealParts.shared().registryUrl();
    }

    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static RegistryClient client(String urls) {
        return new RegistryClient(RegistryConfig.from(Map.of("schema.registry.url", urls)));
    }

    /** A registry that wants to be asked in a certain way, and remembers what it was asked. */
    private static HttpServer front(List<String> asked, String authorization) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = "{\"id\":7,\"schema\":%s}"
                .formatted("\"" + SCHEMA.toString().replace("\"", "\\\"") + "\"")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            List<String> given = exchange.getRequestHeaders().getOrDefault("Authorization", List.of(""));
            exchange.sendResponseHeaders(given.contains(authorization) ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
