package org.stepdown.bench.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.stepdown.bench.Contender;
import org.stepdown.bench.Distribution;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Run;
import org.stepdown.bench.Service;

/**
 * Psychiatric discharges at an even rate, each of a new patient, and an open inbox. An alert counts as seen when the inbox has
 * been told of a change and has then read the alert.
 */
final class Discharges implements Contender {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger PATIENTS = new AtomicInteger(1_000_000);

    private final Ground ground;
    private final Service referral;
    private final Service notification;
    private final HttpClient http = HttpClient.newHttpClient();

    Discharges(Ground ground, Service referral, Service notification) {
        this.ground = ground;
        this.referral = referral;
        this.notification = notification;
    }

    @Override
    public String name() {
        return "Stepdown";
    }

    @Override
    public Run run(int things) throws Exception {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        Map<UUID, Long> seen = new ConcurrentHashMap<>();
        try (Stream<String> stream = listen();
                Connection inbox = ground.connect("notification")) {
            Thread.ofPlatform().daemon().start(() -> read(stream, inbox, seen));
            long began = System.nanoTime();
            try (Socket socket = new Socket("127.0.0.1", referral.ports().mllp())) {
                socket.setTcpNoDelay(true);
                Pace.atHundredASecond(things, i -> send(socket, sent));
            }
            Map<UUID, String> messages = messages(sent);
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!seen.keySet().containsAll(messages.keySet())) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "of " + things + " discharges " + seen.size() + " led to an alert within " + LIMIT);
                }
                Thread.sleep(20);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            long[] nanos = messages.entrySet().stream()
                    .mapToLong(message -> time(seen, message.getKey()) - time(sent, message.getValue()))
                    .toArray();
            hops(messages, sent, seen);
            return new Run(things, took, new Distribution(nanos));
        }
    }

    private void hops(Map<UUID, String> messages, Map<String, Long> sent, Map<UUID, Long> seen) throws SQLException {
        Instant now = Instant.now();
        long nanos = System.nanoTime();
        Map<UUID, Instant> from = new HashMap<>();
        Map<UUID, Instant> to = new HashMap<>();
        messages.forEach((id, control) -> {
            from.put(id, now.plusNanos(time(sent, control) - nanos));
            to.put(id, now.plusNanos(time(seen, id) - nanos));
        });
        Hops.print(ground, from, to);
    }

    private static <K> long time(Map<K, Long> times, K of) {
        return Objects.requireNonNull(times.get(of), "it was neither sent nor seen");
    }

    /** One discharge, answered. */
    void one() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", referral.ports().mllp())) {
            send(socket, new ConcurrentHashMap<>());
        }
    }

    private Stream<String> listen() throws IOException, InterruptedException {
        URI stream = URI.create("http://127.0.0.1:" + notification.ports().http() + "/inbox/stream");
        return http.send(
                        HttpRequest.newBuilder(stream)
                                .header(
                                        "Cookie",
                                        SignedIn.cookies(notification.ports().http()))
                                .build(),
                        BodyHandlers.ofLines())
                .body();
    }

    /** Ends when the stream is closed, which is how a round ends. */
    private static void read(Stream<String> stream, Connection inbox, Map<UUID, Long> seen) {
        try {
            stream.filter("event:changed"::equals).forEach(changed -> look(inbox, seen));
        } catch (UncheckedIOException e) {
            // Closed with the round.
        }
    }

    private static void look(Connection inbox, Map<UUID, Long> seen) {
        try (PreparedStatement query = inbox.prepareStatement(
                        "select distinct correlation_id from alert where raised_at > now() - interval '3 seconds'");
                ResultSet rows = query.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
                seen.putIfAbsent(rows.getObject(1, UUID.class), now);
            }
        } catch (SQLException e) {
            if (!Objects.requireNonNullElse(e.getMessage(), "").contains("closed")) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Map<UUID, String> messages(Map<String, Long> sent) throws SQLException {
        Map<UUID, String> messages = new ConcurrentHashMap<>();
        try (Connection door = ground.connect("referral");
                PreparedStatement query =
                        door.prepareStatement("select id, control_id from source_message where control_id = any(?)")) {
            query.setArray(1, door.createArrayOf("text", sent.keySet().toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    messages.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
        }
        return messages;
    }

    private static void send(Socket socket, Map<String, Long> sent) {
        int patient = PATIENTS.incrementAndGet();
        try {
            byte[] frame = ("\u000b" + message(patient) + "\r\u001c\r").getBytes(StandardCharsets.UTF_8);
            sent.put("A" + patient, System.nanoTime());
            socket.getOutputStream().write(frame);
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            for (int read = in.read(); read != 0x1c; read = in.read()) {
                answer.append((char) read);
            }
            in.read();
            if (!answer.toString().contains("\rMSA|AA|")) {
                throw new IOException("not accepted: " + answer.toString().replace('\r', '\n'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String message(int patient) {
        String at = ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss+0000"));
        return String.join(
                "\r",
                "MSH|^~\\&|EPIC|GENHOSP|STEPDOWN|STEPDOWN|" + at + "||ADT^A03^ADT_A03|A" + patient + "|P|2.5.1",
                "EVN|A03|" + at,
                "PID|1||A" + patient + "^^^GENHOSP^MR||Bench" + patient + "^Given||19800101|F",
                "PV1|1|I|PSY^101^A^GENHOSP|||||||PSY|||||||||A" + patient + "^^^GENHOSP^VN" + "|".repeat(17) + "01"
                        + "|".repeat(9) + at,
                "DG1|1||F33.1^^I10|||F");
    }
}
