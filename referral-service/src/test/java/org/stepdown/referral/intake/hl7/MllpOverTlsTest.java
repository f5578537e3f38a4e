package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import org.stepdown.delivery.kit.Certificates;
import org.stepdown.referral.RunningService;

/** Over TLS a hospital shows who it is before it may say anything. */
@RunningService
class MllpOverTlsTest {

    @TempDir
    private Path folder;

    @Autowired
    private Hl7Intake intake;

    @Autowired
    private JdbcClient jdbc;

    private MllpServer server;
    private SslBundle hospital;
    private SslBundle stranger;

    @BeforeEach
    void listen() throws Exception {
        KeyStore ours = Certificates.key(folder, "stepdown");
        KeyStore theirs = Certificates.key(folder, "hospital");
        hospital = Certificates.bundle(theirs, ours, "stepdown");
        stranger = Certificates.bundle(Certificates.key(folder, "stranger"), ours, "stepdown");
        MllpProperties settings = new MllpProperties(
                "127.0.0.1",
                0,
                DataSize.ofMegabytes(1),
                8,
                Duration.ofSeconds(30),
                Set.of("P"),
                MllpProperties.InClear.LOOPBACK,
                new MllpProperties.Tls("hospitals", "127.0.0.1", 0, Map.of("hospital", Set.of("GENHOSP"))));
        server = new MllpServer(
                settings, MllpServer.Endpoint.overTls(settings, Certificates.bundle(ours, theirs, "hospital")), intake);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_hospital_with_a_certificate_that_is_known_is_heard() throws IOException {
        String control = "S" + UUID.randomUUID().toString().substring(0, 12);

        try (Socket peer = connect(hospital)) {
            assertThat(exchange(peer, Hl7Text.discharge(control, control).text()))
                    .contains("MSA|AA|" + control);
        }
    }

    @Test
    void a_stranger_and_one_without_tls_are_not_and_the_next_hospital_is() throws IOException {
        try (Socket peer = connect(stranger)) {
            assertThatIOException()
                    .isThrownBy(() -> exchange(peer, Hl7Text.discharge("S", "S").text()));
        }
        try (Socket peer = new Socket("127.0.0.1", server.port())) {
            assertThatIOException()
                    .isThrownBy(() -> exchange(peer, Hl7Text.discharge("C", "C").text()));
        }

        a_hospital_with_a_certificate_that_is_known_is_heard();
    }

    @Test
    void a_hospital_speaks_for_its_own_facilities_only() throws IOException {
        String control = "S" + UUID.randomUUID().toString().substring(0, 12);

        try (Socket peer = connect(hospital)) {
            String answer =
                    exchange(peer, Hl7Text.discharge(control, control).text().replace("|GENHOSP|", "|LAKESIDE|"));

            assertThat(answer).contains("MSA|AR|" + control, "MSH^1^4");
        }
        // Else it would be in the way of the facility's own message of that number.
        assertThat(jdbc.sql("select count(*) from source_message where control_id = :control")
                        .param("control", control)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from audit.entry
                        where kind = 'INTAKE' and outcome = 'REFUSED' and account = 'hospital' and code = 'FOREIGN_FACILITY'
                        """).query(Long.class).single()).isPositive();
    }

    @Test
    void a_hospital_does_not_speak_of_visits_at_the_facilities_of_others() throws IOException {
        String control = "S" + UUID.randomUUID().toString().substring(0, 12);

        try (Socket peer = connect(hospital)) {
            String answer = exchange(
                    peer, Hl7Text.discharge(control, control).text().replace("PSY^1^1^GENHOSP", "PSY^1^1^LAKESIDE"));

            assertThat(answer).contains("MSA|AR|" + control, "PV1^1^3");
        }
    }

    @Test
    void in_clear_nobody_from_another_machine_is_heard() {
        MllpProperties settings = new MllpProperties(
                "0.0.0.0",
                0,
                DataSize.ofMegabytes(1),
                8,
                Duration.ofSeconds(30),
                Set.of("P"),
                MllpProperties.InClear.LOOPBACK,
                new MllpProperties.Tls(null, "127.0.0.1", 0, Map.of()));

        assertThatIllegalStateException()
                .isThrownBy(() -> MllpServer.Endpoint.inClear(settings))
                .withMessageContaining("stepdown.mllp.tls.bundle");
    }

    private Socket connect(SslBundle bundle) throws IOException {
        Socket socket = bundle.createSslContext().getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String exchange(Socket peer, String said) throws IOException {
        peer.getOutputStream().write(MllpFrames.framed(said.getBytes(StandardCharsets.UTF_8)));
        InputStream in = peer.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int b = in.read(); b != MllpFrames.END; b = in.read()) {
            if (b < 0) {
                throw new IOException("hung up on");
            }
            answer.write(b);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
