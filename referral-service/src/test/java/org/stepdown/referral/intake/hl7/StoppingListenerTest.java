package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;
import org.stepdown.referral.RunningService;

/** An instance that is taken down, as in a rolling restart, hangs up on nobody in the middle of a sentence. */
@RunningService
class StoppingListenerTest {

    @Autowired
    private Hl7Intake intake;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void who_is_being_heard_is_answered_before_the_line_is_closed() throws IOException {
        MllpServer server = server();
        String control = "T" + UUID.randomUUID().toString().substring(0, 12);
        try (Socket peer = new Socket("127.0.0.1", server.port())) {
            peer.setSoTimeout(30_000);
            Thread stopping = Thread.ofPlatform().unstarted(server::stop);
            transactions.executeWithoutResult(status -> {
                jdbc.sql("lock table source_message in access exclusive mode").update();
                write(peer, Hl7Text.discharge(control, control));
                await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForTheLock);
                stopping.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> !server.isRunning());
            });
            assertThat(answer(peer)).contains("MSA|AA|" + control);
            assertThat(peer.getInputStream().read()).as("then it is closed").isNegative();
        }
    }

    private boolean somebodyWaitsForTheLock() {
        return jdbc.sql("select count(*) from pg_locks where relation = 'source_message'::regclass and not granted")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private MllpServer server() {
        MllpProperties settings = new MllpProperties(
                "127.0.0.1",
                0,
                DataSize.ofMegabytes(1),
                8,
                Duration.ofSeconds(30),
                Set.of("P"),
                MllpProperties.InClear.LOOPBACK,
                new MllpProperties.Tls(null, "127.0.0.1", 0, Map.of()));
        MllpServer server = new MllpServer(settings, MllpServer.Endpoint.inClear(settings), intake);
        server.start();
        return server;
    }

    private static void write(Socket peer, Hl7Text message) {
        try {
            peer.getOutputStream().write(MllpFrames.framed(message.bytes()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String answer(Socket peer) throws IOException {
        InputStream in = peer.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int b = in.read(); b != MllpFrames.END && b >= 0; b = in.read()) {
            answer.write(b);
        }
        assertThat(in.read()).isEqualTo('\r');
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
