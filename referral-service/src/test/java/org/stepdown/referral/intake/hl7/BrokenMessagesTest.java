package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

/** Whatever is sent, there is an answer that says what is wrong, and the good message behind it is taken. */
@RunningService
class BrokenMessagesTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");
    private static final SourceRegistry REGISTRY = (application, facility, unit, service) ->
            new Source(true, CareSetting.GENERAL, Part2Status.NOT_PART_2, ZoneId.of("America/New_York"));
    private static final int READ = 100_000;
    /** The build's share; {@code -Dstepdown.fuzz.sent=100000} is the whole run. */
    private static final int SENT = Integer.getInteger("stepdown.fuzz.sent", 10_000);

    private static final int LINES = 8;

    /** What the rest of the service may open meanwhile. */
    private static final int SLACK = 20;

    @Autowired
    private MllpServer mllp;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void no_message_breaks_the_reader() {
        Mutations mutations = new Mutations(20260305);
        Hl7Reader reader = new Hl7Reader(new Hl7Events(REGISTRY), Set.of("P"));
        int read = 0;
        int refused = 0;
        for (int i = 0; i < READ; i++) {
            byte[] message = mutations.next();
            try {
                reader.read(Msh.read(message), message, false, NOW);
                read++;
            } catch (Hl7Fault fault) {
                assertThat(fault.error().code()).isBetween(100, 205);
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("message " + i + " of this seed broke the reader", e);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    void every_broken_message_is_answered_no_good_one_between_is_lost_and_nothing_stays_behind() throws Exception {
        long handles = openHandles();
        List<Future<List<String>>> lines = new ArrayList<>();
        try (ExecutorService peers = Executors.newFixedThreadPool(LINES)) {
            for (int line = 0; line < LINES; line++) {
                Mutations mutations = new Mutations(20260306 + line);
                lines.add(peers.submit(() -> sendOnOneLine(mutations)));
            }
        }
        List<String> good = new ArrayList<>();
        for (Future<List<String>> line : lines) {
            good.addAll(line.get());
        }
        assertThat(jdbc.sql("select count(*) from source_message where status = 'ACCEPTED' and control_id = any(:ids)")
                        .param("ids", good.toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(good.size());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(openHandles()).isLessThanOrEqualTo(handles + SLACK));
    }

    private List<String> sendOnOneLine(Mutations mutations) throws IOException {
        List<String> good = new ArrayList<>();
        try (Socket peer = new Socket("127.0.0.1", mllp.port())) {
            peer.setSoTimeout(60_000);
            for (int i = 0; i < SENT / LINES; i++) {
                String answer = exchange(peer, withoutFraming(mutations.next()));
                assertThat(answer).contains("MSA|").doesNotContain("|207^");
                if (i % 10 == 0) {
                    String control = "G" + UUID.randomUUID().toString().substring(0, 16);
                    assertThat(exchange(
                                    peer, Hl7Text.discharge(control, control).bytes()))
                            .contains("MSA|AA|" + control);
                    good.add(control);
                }
            }
        }
        return good;
    }

    /** Files and sockets of this process. */
    private static long openHandles() throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.count();
        }
    }

    /** Bytes of the framing inside a message would make two of it, and a wish for no answer none. */
    private static byte[] withoutFraming(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1)
                .replace((char) MllpFrames.START, ' ')
                .replace((char) MllpFrames.END, ' ');
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String exchange(Socket peer, byte[] message) throws IOException {
        OutputStream out = peer.getOutputStream();
        out.write(MllpFrames.framed(message));
        InputStream in = peer.getInputStream();
        StringBuilder answer = new StringBuilder();
        for (int b = in.read(); b != MllpFrames.END; b = in.read()) {
            assertThat(b).as("the connection stays open").isNotNegative();
            answer.append((char) b);
        }
        return answer.toString();
    }
}
