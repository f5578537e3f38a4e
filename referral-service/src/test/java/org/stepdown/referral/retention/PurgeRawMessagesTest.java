package org.stepdown.referral.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;

@RunningService
@SuppressWarnings("NullAway.Init")
class PurgeRawMessagesTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PurgeRawMessages purge;

    private Api api;

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void an_old_body_goes_and_everything_else_stays() {
        String control = control();
        Hl7Text discharge = Hl7Text.discharge(control, control);
        String answer = send(discharge);
        api.outcome(control, seen -> !seen.path("referrals").isEmpty());
        UUID id = aged(control);

        assertThat(purge.purge(LONG_AGO.minusSeconds(60))).isZero();
        assertThat(body(id)).isNotNull();
        assertThat(purge.purge(LONG_AGO.plusSeconds(1))).isPositive();

        assertThat(body(id)).isNull();
        assertThat(api.outcome(control, seen -> true).path("status").asString()).isEqualTo("PROCESSED");
        assertThat(api.outcome(control, seen -> true).path("acknowledgement").asString())
                .isEqualTo("AA");
        assertThat(send(discharge)).as("the same message again").isEqualTo(answer);
        assertThat(send(discharge.with("NTE|1||other"))).contains("MSA|AE|", "205");
        assertThat(jdbc.sql("select sum(messages) from raw_message_purge")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThatThrownBy(() -> jdbc.sql("delete from raw_message_purge").update())
                .hasMessageContaining("only ever added");
    }

    @Test
    void what_waits_for_repair_is_kept_until_it_is_settled() {
        String control = control();
        send(Hl7Text.discharge(control, control).without("PV1").with("PV1|1|I|PSY^1^1^GENHOSP"));
        UUID id = aged(control);
        // Others go past it, time and again.
        String neighbour = control();
        send(Hl7Text.discharge(neighbour, neighbour));
        UUID gone = aged(neighbour);

        purge.purge(LONG_AGO.plusSeconds(1));
        assertThat(body(gone)).isNull();
        assertThat(body(id)).isNotNull();
        assertThat(replay(id, Hl7Text.discharge(control, control).text())).isEqualTo(200);

        purge.purge(LONG_AGO.plusSeconds(1));
        assertThat(body(id)).isNull();
        assertThat(jdbc.sql("select count(*) from quarantine_correction where message_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select action from quarantine_action where message_id = :id and corrected")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("REPLAYED");
        assertThat(replay(id, null)).as("the same replay again").isEqualTo(200);
    }

    @Test
    void who_replays_a_purged_message_is_told_that_nothing_is_left() {
        String control = control();
        send(Hl7Text.discharge(control, control));
        UUID id = aged(control);
        purge.purge(LONG_AGO.plusSeconds(1));

        Api.Reply reply = api.post("/api/quarantine/" + id + "/replay", Map.of("by", "d.reyes"));

        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.text()).contains("retention");
    }

    private int replay(UUID id, @Nullable String body) {
        return api.post(
                        "/api/quarantine/" + id + "/replay",
                        body == null ? Map.of("by", "d.reyes") : Map.of("by", "d.reyes", "body", body))
                .status();
    }

    private String send(Hl7Text message) {
        return new HospitalLine(service).send(message);
    }

    /** Nobody can wait for ninety days. */
    private UUID aged(String control) {
        return jdbc.sql("update source_message set received_at = :then where control_id = :id returning id")
                .param("then", java.sql.Timestamp.from(LONG_AGO))
                .param("id", control)
                .query(UUID.class)
                .single();
    }

    private byte @Nullable [] body(UUID id) {
        return jdbc.sql("select body from source_message where id = :id")
                .param("id", id)
                .query((row, n) -> new Body(row.getBytes(1)))
                .single()
                .bytes();
    }

    private record Body(byte @Nullable [] bytes) {}

    private static String control() {
        return "R" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
