package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterDeskTest {

    private static final String ID = "6ee869cf-cbf3-5e4e-8190-474a7bcfde8f";
    private static final String LETTER = """
            {"id": "%s", "state": "OPEN", "consumer": "referral-service.history", "errorCode": "UNREADABLE",
             "topic": "care.encounter.v1", "partition": 3, "offset": 17, "attempts": 1}""".formatted(ID);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private HttpServer elsewhere;
    private HttpServer here;

    @BeforeEach
    void services() throws IOException {
        elsewhere = service(404, "{}");
        here = service(200, LETTER);
    }

    @AfterEach
    void end() {
        elsewhere.stop(0);
        here.stop(0);
    }

    @Test
    void a_letter_is_replayed_where_it_is_known_with_the_token_and_why() {
        assertThat(run("replay", ID, "--reason", "registry mended", "--token", "T"))
                .isZero();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast())
                .startsWith("POST /api/dead-letters/" + ID + "/replay Bearer T")
                .contains("registry mended");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("care.encounter.v1-3@17");
    }

    @Test
    void without_a_reason_nothing_is_done() {
        assertThat(run("discard", ID)).isEqualTo(2);
        assertThat(asked).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("wants --reason");
    }

    @Test
    void what_a_service_refuses_is_said() {
        here.removeContext("/");
        here.createContext("/", exchange -> {
            byte[] body = "{\"detail\": \"It failed again and stays open.\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(422, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        assertThat(run("replay", ID, "--reason", "try")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("HTTP 422 It failed again");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--services", url(elsewhere) + "," + url(here)));
        return new DeadLetterDesk(
                        Map.of("USER", "me"),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all);
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpServer service(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
