package org.stepdown.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Readable;
import org.stepdown.referral.intake.fhir.FhirBodies;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;

/** Whoever gets hold of the database alone can read of no patient who they are. */
@RunningService
@SuppressWarnings("NullAway.Init")
class SealedAtRestTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private Api api;
    private final String run = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void no_table_holds_what_names_a_patient() {
        // Numbers of messages are the senders' and stay readable; those of patients are others.
        String hl7 = "H" + run;
        HospitalLine line = new HospitalLine(service);
        line.send(Hl7Text.discharge(hl7, "MRN" + run)
                .without("PID")
                .with("PID|1||MRN" + run + "^^^GENHOSP^MR||CANARYFAMILY^CANARYGIVEN||19880412|F|||"
                        + "77 CANARYSTREET^^LOWELL^MA^01844||^^^^^617^5550100"));
        String fhir = "F" + run;
        api.post("/fhir/$process-message", FhirBodies.discharge(fhir, "FMRN" + run));
        String json = "J" + run;
        api.post("/api/encounters", encounter("JMRN" + run), "Idempotency-Key", json);
        String held = "Q" + run;
        line.send(Hl7Text.discharge(held, "QMRN" + run).without("PV1").with("PV1|1|I|PSY^1^1^GENHOSP"));
        UUID waiting = jdbc.sql("select id from source_message where control_id = :id and status = 'QUARANTINED'")
                .param("id", held)
                .query(UUID.class)
                .single();
        api.post(
                "/api/quarantine/" + waiting + "/replay",
                Map.of(
                        "by",
                        "d.reyes",
                        "body",
                        Hl7Text.discharge(held, "QMRN" + run).text()));
        String left = "L" + run;
        line.send(Hl7Text.discharge(left, "LMRN" + run).without("PV1").with("PV1|1|I|PSY^1^1^GENHOSP"));
        List.of(hl7, json, held)
                .forEach(control ->
                        api.outcome(control, seen -> !seen.path("referrals").isEmpty()));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from fact where body is not null")
                                .query(Integer.class)
                                .single()
                        >= 4);

        List<String> canaries = new ArrayList<>(List.of(
                "MRN" + run, "CANARY", "19880412", "1988-04-12", "CANARYSTREET", "5550100", "555-0100", "999-00-1234"));
        assertThat(Readable.in(database, canaries)).isEmpty();
        // It would be seen, in each kind of column.
        jdbc.sql("create table leak (a text, b bytea, c jsonb, d text[])").update();
        jdbc.sql(
                        "insert into leak values ('CANARY', convert_to('xxCANARY', 'UTF8'), '{\"n\": \"CANARY\"}', '{x,CANARY}')")
                .update();
        try {
            assertThat(Readable.in(database, canaries))
                    .containsExactlyInAnyOrder(
                            "public.leak.a: CANARY",
                            "public.leak.b: CANARY",
                            "public.leak.c: CANARY",
                            "public.leak.d: CANARY");
        } finally {
            jdbc.sql("drop table leak").update();
        }
    }

    private static String encounter(String patient) {
        return """
                {"application": "EPIC", "facility": "GENHOSP", "event": "DISCHARGE",
                 "occurredAt": "2026-03-05T12:00:00-05:00",
                 "patient": {"identifiers": [{"value": "%1$s", "type": "MR"}], "family": "CANARY", "given": "CANARY",
                             "birthDate": "1988-04-12"},
                 "encounter": {"visitNumber": {"value": "V%1$s"}, "patientClass": "INPATIENT", "unit": "PSY",
                               "disposition": "01", "dischargedAt": "2026-03-05T12:00:00-05:00"},
                 "diagnoses": [{"code": "F33.1", "rank": 1}]}
                """.formatted(patient);
    }
}
