package org.stepdown.local.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The lines to the services: MLLP, one connection a message, and HTTP. */
final class Line {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private final Services services;

    Line(Services services) {
        this.services = services;
    }

    Reply send(Mailbag mail) throws IOException {
        return mail.kind().equals("hl7") ? overMllp(mail.bytes()) : overHttp(mail);
    }

    /** The answer to a GET, as it stands. */
    HttpResponse<String> get(String url) throws IOException {
        return exchange(HttpRequest.newBuilder(java.net.URI.create(url))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + services.staffToken().get())
                .build());
    }

    HttpResponse<String> post(String url, String json) throws IOException {
        return exchange(HttpRequest.newBuilder(java.net.URI.create(url))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + services.staffToken().get())
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private Reply overHttp(Mailbag mail) throws IOException {
        String type = mail.kind().equals("fhir") ? "application/fhir+json" : "application/json";
        HttpRequest.Builder request = HttpRequest.newBuilder(mail.uri(services.referral()))
                .timeout(LIMIT)
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + services.token().get())
                .POST(HttpRequest.BodyPublishers.ofByteArray(mail.bytes()));
        if (!mail.key().isEmpty()) {
            request.header("Idempotency-Key", mail.key());
        }
        HttpResponse<String> answer = exchange(request.build());
        return Reply.http(answer.statusCode(), answer.body());
    }

    private static HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * A message may ask for silence. What isn't one at all is always answered, and goes out right behind: when the first
     * answer is to that, the message itself had none.
     */
    private Reply overMllp(byte[] message) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(services.host(), services.mllpPort()), (int) LIMIT.toMillis());
            socket.setSoTimeout((int) LIMIT.toMillis());
            boolean silent = new String(message, StandardCharsets.ISO_8859_1)
                    .split("[\r\n]", 2)[0].matches(
                            "MSH(\\|[^|]*){13}\\|(NE|ER|SU)\\|.*|MSH(\\|[^|]*){13}\\|(NE|ER|SU)");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            frame(message, out);
            if (silent) {
                frame("STILL THERE?".getBytes(StandardCharsets.US_ASCII), out);
            }
            socket.getOutputStream().write(out.toByteArray());
            socket.getOutputStream().flush();
            String first = answer(new BufferedInputStream(socket.getInputStream()));
            return silent && first.contains("MSA|AR|\r") ? Reply.SILENCE : Reply.hl7(first);
        }
    }

    private static void frame(byte[] message, ByteArrayOutputStream out) {
        out.write(0x0B);
        out.writeBytes(message);
        out.write(0x1C);
        out.write('\r');
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int read = in.read(); read != 0x1C; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the connection was closed without an acknowledgement");
            }
            if (read != 0x0B) {
                answer.write(read);
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
