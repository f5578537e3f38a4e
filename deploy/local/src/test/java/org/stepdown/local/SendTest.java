package org.stepdown.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SendTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ServerSocket hospital;

    @BeforeEach
    void listen() throws IOException {
        hospital = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        hospital.close();
    }

    @Test
    void each_message_goes_out_in_its_frame_and_its_acknowledgement_is_printed() throws Exception {
        answering("MSH|^~\\&|S\rMSA|AA|1\r", "MSH|^~\\&|S\rMSA|CA|2\r");
        assertThat(send(file("MSH|1\nPID|1\nMSH|2\n"))).isZero();
        assertThat(received).containsExactly("\u000BMSH|1\rPID|1\r\u001C\r", "\u000BMSH|2\r\u001C\r");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("AA 1\nCA 2\n");
    }

    @Test
    void a_refusal_is_printed_with_its_errors_and_the_next_message_still_goes() throws Exception {
        answering("MSH|^~\\&|S\rMSA|AE|1\rERR||PID^1^3|101|E\r", "MSH|^~\\&|S\rMSA|AA|2\r");
        assertThat(send(file("MSH|1\nMSH|2\n"))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("AE 1\n   ERR||PID^1^3|101|E\nAA 2\n");
    }

    @Test
    void a_dash_reads_standard_input() throws Exception {
        answering("MSH|^~\\&|S\rMSA|AA|7\r");
        assertThat(send("-")).isZero();
        assertThat(received).containsExactly("\u000BMSH|from standard input\r\u001C\r");
    }

    @Test
    void a_connection_that_is_closed_without_an_answer_is_a_failure() throws Exception {
        answering();
        assertThat(send(file("MSH|1\n"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No acknowledgement from 127.0.0.1:");
    }

    @Test
    void nothing_that_listens_is_a_failure() throws Exception {
        hospital.close();
        assertThat(send(file("MSH|1\n"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is the stack running?");
    }

    @Test
    void a_missing_file_an_empty_file_and_wrong_usage_are_told_apart() throws Exception {
        assertThat(send(folder.resolve("none").toString())).isEqualTo(1);
        assertThat(send(file(""))).isEqualTo(1);
        assertThat(send()).isEqualTo(2);
        assertThat(send("--prot", "1")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("can't be read", "has no message in it", "No file to send", "--prot");
    }

    private int send(String... files) {
        List<String> arguments = Stream.concat(
                        Stream.of("--port", String.valueOf(hospital.getLocalPort())), Stream.of(files))
                .toList();
        return new Send(
                        new ByteArrayInputStream("MSH|from standard input".getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "message", ".hl7"), content)
                .toString();
    }

    private void answering(String... answers) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = hospital.accept()) {
                if (answers.length == 0) {
                    socket.getInputStream().read();
                }
                for (String answer : answers) {
                    received.add(frame(socket));
                    socket.getOutputStream().write(("\u000B" + answer + "\u001C\r").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException closedByTheTest) {
                received.add(String.valueOf(closedByTheTest.getMessage()));
            }
        });
    }

    private static String frame(Socket socket) throws IOException {
        StringBuilder frame = new StringBuilder();
        while (!frame.toString().endsWith("\u001C\r")) {
            frame.append((char) socket.getInputStream().read());
        }
        return frame.toString();
    }
}
