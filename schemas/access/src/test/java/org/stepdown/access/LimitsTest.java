package org.stepdown.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.delivery.kit.TestIssuer;

/** What one client can take. */
@AccessTest
class LimitsTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final int port;
    private final Client client;

    @Autowired
    LimitsTest(@LocalServerPort int port) {
        this.port = port;
        this.client = new Client(port);
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_again_and_others_are_not_held_up() {
        Client.Bearer greedy = new Client.Bearer(ISSUER.staff("greedy", "clinician"));

        HttpResponse<String> refused = IntStream.range(0, 2000)
                .mapToObj(i -> client.get("/api/me", greedy))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(client.get("/api/me", new Client.Bearer(ISSUER.staff("modest", "clinician")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_that_says_it_is_too_long_is_not_read() {
        assertThat(note("x".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_breaks_off_where_it_becomes_too_long() {
        byte[] body = ("{\"text\": \"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> answer = client.send(
                "POST",
                "/api/notes",
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)),
                "Authorization",
                "Bearer " + ISSUER.staff("novak", "supervisor"),
                "Content-Type",
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void a_body_that_is_too_deep_is_refused() {
        String deep = "{\"more\": " + "{\"a\":".repeat(200) + "1" + "}".repeat(200) + "}";

        assertThat(client.post("/api/notes", deep, new Client.Bearer(ISSUER.staff("novak", "supervisor")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_body_that_drips_in_is_not_waited_for() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/notes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 60000\r\nAuthorization: Bearer " + ISSUER.staff("novak", "supervisor")
                            + "\r\n\r\n{\"text\": \"")
                    .getBytes(StandardCharsets.US_ASCII));
            Thread drip = Thread.ofVirtual().start(() -> drip(out));
            String answer = firstLine(socket.getInputStream());
            drip.interrupt();
            assertThat(answer).contains(" 408");
        }
    }

    @Test
    void a_header_that_holds_a_line_break_or_no_end_is_refused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "a".repeat(100_000) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket.getInputStream())).matches(".* (400|431).*");
        }
    }

    private HttpResponse<String> note(String text) {
        return client.post(
                "/api/notes", "{\"text\": \"" + text + "\"}", new Client.Bearer(ISSUER.staff("novak", "supervisor")));
    }

    private static void drip(OutputStream out) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
