package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service from outside: HL7 over MLLP in, answers over HTTP out; real broker, registry and database beside it. */
@RunningService
class HospitalFeedTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private MllpServer mllp;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    @LocalServerPort
    private int port;

    @Test
    void a_discharge_becomes_a_referral() throws IOException {
        String control = control();

        assertThat(send(Hl7Text.discharge(control, control))).contains("MSA|AA|" + control);

        JsonNode message = outcome(control, seen -> !seen.path("referrals").isEmpty());
        assertThat(message.path("status").asString()).isEqualTo("PROCESSED");
        assertThat(message.path("events").path(0).path("type").asString()).isEqualTo("PatientDischarged");
        assertThat(message.path("referrals").path(0).path("pathway").asString()).isEqualTo("ACUTE_PSYCHIATRIC");
        String referral = message.path("referrals").path(0).path("id").asString();
        assertThat(get("/api/referrals/" + referral).path("status").asString()).isEqualTo("RECEIVED");
    }

    @Test
    void the_same_message_again_gets_the_same_answer_and_has_no_second_effect() throws IOException {
        String control = control();
        Hl7Text message = Hl7Text.discharge(control, control);

        String first = send(message);
        String second = send(message);

        assertThat(second).isEqualTo(first);
        outcome(control, seen -> !seen.path("referrals").isEmpty());
        assertThat(count("select count(*) from source_message where control_id = :id", control))
                .isOne();
    }

    @Test
    void another_message_under_a_known_identity_is_quarantined() throws IOException {
        String control = control();
        send(Hl7Text.discharge(control, control));

        String answer = send(Hl7Text.discharge(control, control).with("OBX|1|CE|SAFE-AT-HOME||N"));

        assertThat(answer).contains("MSA|AE|" + control).contains("205");
        assertThat(count(
                        "select count(*) from source_message where control_id = :id and status = 'QUARANTINED'",
                        control))
                .isOne();
    }

    @Test
    void a_malformed_message_is_answered_with_what_and_where_and_kept() throws IOException {
        String control = control();

        String answer = send(Hl7Text.discharge(control, control).without("PID"));

        assertThat(answer).contains("MSA|AE|" + control).contains("ERR||PID^1|100");
        JsonNode message = outcome(control, seen -> true);
        assertThat(message.path("status").asString()).isEqualTo("QUARANTINED");
        assertThat(message.path("failure").asString()).isEqualTo("100 Segment sequence error at PID^1");
        assertThat(send(Hl7Text.discharge(control + "B", control))).contains("MSA|AA");
    }

    @Test
    void what_is_not_taken_is_refused_with_its_code() throws IOException {
        assertThat(send(Hl7Text.message("ADT^A99", control())))
                .contains("MSA|AR|")
                .contains("201^");
        assertThat(send(Hl7Text.message("ORU^R01", control())))
                .contains("MSA|AR|")
                .contains("200^");
        assertThat(send(Hl7Text.starting("MSH|^~\\&|EPIC|GENHOSP|||20260305||ADT^A03|T1|T|2.5.1")))
                .contains("MSA|AR|T1")
                .contains("202^");
        assertThat(send(Hl7Text.starting("MSH|^~\\&|EPIC|GENHOSP|||20260305||ADT^A03|T2|P|9.9")))
                .contains("MSA|AR|T2")
                .contains("203^");
        assertThat(send(Hl7Text.starting("this is no HL7"))).contains("MSA|AR|").contains("100^");
    }

    @Test
    void enhanced_mode_gets_a_commit_acknowledgement_and_silence_where_none_is_wanted() throws IOException {
        String control = control();
        String header = "MSH|^~\\&|EPIC|GENHOSP|||20260305120000-0500||ADT^A31|%s|P|2.5.1|||%s|NE";

        String wanted = send(Hl7Text.starting(header.formatted(control, "AL"))
                .with("EVN||20260305")
                .patient(control));

        assertThat(wanted).contains("MSA|CA|" + control);
        Hl7Text silent = Hl7Text.starting(header.formatted(control + "S", "NE"))
                .with("EVN||20260305")
                .patient(control);
        String only = exchange(
                silent.bytes(), Hl7Text.message("ADT^A99", control + "T").bytes());
        assertThat(only).contains(control + "T").doesNotContain("MSA|CA");
    }

    @Test
    void a_frame_that_breaks_off_leaves_nothing_behind_and_the_next_connection_works() throws IOException {
        String control = control();
        byte[] frame = MllpFrames.framed(Hl7Text.discharge(control, control).bytes());
        try (Socket peer = new Socket("127.0.0.1", mllp.port())) {
            peer.getOutputStream().write(frame, 0, frame.length / 2);
        }

        assertThat(send(Hl7Text.discharge(control + "B", control))).contains("MSA|AA");
        assertThat(count("select count(*) from source_message where control_id = :id", control))
                .isZero();
    }

    @Test
    void a_cancelled_discharge_that_comes_first_leaves_no_referral() throws IOException {
        String control = control();
        send(Hl7Text.message("ADT^A13", control + "X")
                .with("EVN|A13|20260305130000-0500")
                .patient(control)
                .with(Hl7Text.visit(control, "I", "PSY", "")));

        send(Hl7Text.discharge(control, control));

        JsonNode message =
                outcome(control, seen -> seen.path("status").asString().equals("PROCESSED"));
        assertThat(message.path("referrals").isEmpty()).isTrue();
        assertThat(message.path("reasons").path(0).asString()).isEqualTo("IN_CARE");
    }

    @Test
    void merged_patients_keep_one_referral() throws IOException {
        String a = control();
        String b = control();
        send(Hl7Text.discharge(a, a));
        send(Hl7Text.discharge(b, b));
        String kept = referral(a);
        referral(b);

        send(Hl7Text.message("ADT^A40", a + "M")
                .with("EVN||20260306")
                .patient(a)
                .with("MRG|" + b + "^^^GENHOSP"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(referralOf(b)).contains(kept));
        assertThat(count(
                        "select count(*) from referral r join patient_identifier i on i.patient_key = r.patient_key "
                                + "where i.mark = :id and r.open",
                        vault.mark("patient", "GENHOSP", "MR", a)))
                .isOne();
    }

    @Test
    void intake_goes_on_while_the_broker_is_away() throws IOException {
        String control = control();
        RealParts.shared().broker().stop();
        try {
            assertThat(send(Hl7Text.discharge(control, control))).contains("MSA|AA|" + control);
            assertThat(outcome(control, seen -> true).path("status").asString()).isEqualTo("ACCEPTED");
        } finally {
            RealParts.shared().broker().start();
        }

        outcome(control, seen -> !seen.path("referrals").isEmpty());
    }

    @Test
    void a_message_nobody_sent_is_not_found() {
        assertThat(status("/api/messages/NEVER?application=EPIC&facility=GENHOSP")
                        .value())
                .isEqualTo(404);
        assertThat(status("/api/referrals/" + UUID.randomUUID()).value()).isEqualTo(404);
    }

    private String referral(String control) {
        return outcome(control, seen -> !seen.path("referrals").isEmpty())
                .path("referrals")
                .path(0)
                .path("id")
                .asString();
    }

    private String referralOf(String control) {
        return outcome(control, seen -> true).path("referrals").toString();
    }

    private static String control() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private JsonNode outcome(String control, Predicate<JsonNode> enough) {
        String path = "/api/messages/" + control + "?application=EPIC&facility=GENHOSP";
        return Objects.requireNonNull(await().atMost(Duration.ofSeconds(60)).until(() -> get(path), enough));
    }

    private JsonNode get(String path) {
        return JSON.readTree(
                Objects.requireNonNull(http().get().uri(path).retrieve().body(String.class)));
    }

    private HttpStatusCode status(String path) {
        return Objects.requireNonNull(http().get().uri(path).exchange((request, response) -> response.getStatusCode()));
    }

    private RestClient http() {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", Api.everything())
                .build();
    }

    private long count(String sql, Object id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    private String send(Hl7Text message) throws IOException {
        return exchange(message.bytes());
    }

    /** Sends frames on one connection and returns the first answer. */
    private String exchange(byte[]... messages) throws IOException {
        try (Socket peer = new Socket("127.0.0.1", mllp.port())) {
            peer.setSoTimeout(30_000);
            for (byte[] message : messages) {
                peer.getOutputStream().write(MllpFrames.framed(message));
            }
            InputStream in = peer.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int b = in.read(); b != MllpFrames.END; b = in.read()) {
                assertThat(b)
                        .as("the connection stays open until there is an answer")
                        .isNotNegative();
                answer.write(b);
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
