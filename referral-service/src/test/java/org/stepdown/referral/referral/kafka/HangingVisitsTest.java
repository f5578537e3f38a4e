package org.stepdown.referral.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Topics;
import org.stepdown.events.encounter.DischargeCancelled;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.PatientClassChanged;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientRegistered;
import org.stepdown.referral.Discharges;
import org.stepdown.referral.Patients;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.referral.Casebook;
import org.stepdown.referral.referral.FindHangingVisits;

/** The service looks with its own clock only every ten minutes, at visits of today: these are of another day. */
@RunningService
class HangingVisitsTest {

    private static final Instant ARRIVAL = Instant.parse("2020-03-05T12:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Casebook casebook;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void a_visit_that_nobody_closes_is_closed_after_48_hours_and_flagged_once() {
        String patient = Patients.known(jdbc);
        arrives(patient);

        lookAt(ARRIVAL.plus(Duration.ofHours(48)));
        assertThat(lapses(patient)).isZero();

        lookAt(ARRIVAL.plus(Duration.ofHours(48)).plusSeconds(1));
        await().atMost(Duration.ofSeconds(30)).until(() -> lapses(patient) == 1);
        lookAt(ARRIVAL.plus(Duration.ofHours(72)));

        assertThat(jdbc.sql("select distinct verdict from fact where patient_key = :key")
                        .param("key", patient)
                        .query((row, n) -> row.getString("verdict"))
                        .list())
                .containsExactly("LAPSED");
        assertThat(lapses(patient)).isOne();
    }

    @Test
    void a_visit_that_was_closed_is_left_alone() {
        String patient = Patients.known(jdbc);
        arrives(patient);
        PatientDischarged discharge = Discharges.of(patient, ARRIVAL.plusSeconds(3600), "V1", "F41.1");
        append(patient, discharge, discharge.getOccurredAt());
        await().atMost(Duration.ofSeconds(30)).until(() -> facts(patient) == 2);

        lookAt(ARRIVAL.plus(Duration.ofDays(3)));

        assertThat(lapses(patient)).isZero();
    }

    @Test
    void a_visit_that_was_opened_again_hangs_like_any_other() {
        String patient = Patients.known(jdbc);
        arrives(patient);
        PatientDischarged discharge = emergency(Discharges.of(patient, ARRIVAL.plusSeconds(3600), "V1", "F41.1"));
        append(patient, discharge, discharge.getOccurredAt());
        DischargeCancelled undone = DischargeCancelled.newBuilder()
                .setOccurredAt(ARRIVAL.plusSeconds(7200))
                .setSource(discharge.getSource())
                .setPatient(discharge.getPatient())
                .setEncounter(discharge.getEncounter())
                .build();
        append(patient, undone, undone.getOccurredAt());
        await().atMost(Duration.ofSeconds(30)).until(() -> facts(patient) == 3);

        lookAt(ARRIVAL.plus(Duration.ofHours(49)));
        assertThat(lapses(patient)).isZero();
        lookAt(ARRIVAL.plus(Duration.ofDays(3)));

        await().atMost(Duration.ofSeconds(30)).until(() -> lapses(patient) == 1);
    }

    @Test
    void who_was_made_an_inpatient_and_an_emergency_again_hangs_too_and_who_stayed_one_does_not() {
        String back = Patients.known(jdbc);
        String stays = Patients.known(jdbc);
        for (String patient : List.of(back, stays)) {
            arrives(patient);
            append(patient, becomes(patient, PatientClass.INPATIENT, 3600), ARRIVAL.plusSeconds(3600));
        }
        append(back, becomes(back, PatientClass.EMERGENCY, 7200), ARRIVAL.plusSeconds(7200));
        await().atMost(Duration.ofSeconds(30)).until(() -> facts(back) == 3 && facts(stays) == 2);

        lookAt(ARRIVAL.plus(Duration.ofDays(3)));

        await().atMost(Duration.ofSeconds(30)).until(() -> lapses(back) == 1);
        assertThat(lapses(stays)).isZero();
    }

    private static PatientClassChanged becomes(String patient, PatientClass patientClass, long after) {
        PatientDischarged like = Discharges.of(patient, ARRIVAL.plusSeconds(after), "V1", "F41.1");
        return PatientClassChanged.newBuilder()
                .setOccurredAt(ARRIVAL.plusSeconds(after))
                .setSource(like.getSource())
                .setPatient(like.getPatient())
                .setEncounter(Encounter.newBuilder(like.getEncounter())
                        .setPatientClass(patientClass)
                        .setDisposition(null)
                        .build())
                .build();
    }

    private static PatientDischarged emergency(PatientDischarged discharge) {
        return PatientDischarged.newBuilder(discharge)
                .setEncounter(Encounter.newBuilder(discharge.getEncounter())
                        .setPatientClass(PatientClass.EMERGENCY)
                        .build())
                .build();
    }

    private void arrives(String patient) {
        PatientDischarged like = Discharges.of(patient, ARRIVAL, "V1", "F41.1");
        PatientRegistered arrival = new PatientRegistered(
                ARRIVAL,
                like.getSource(),
                like.getPatient(),
                Encounter.newBuilder(like.getEncounter())
                        .setPatientClass(PatientClass.EMERGENCY)
                        .setDisposition(null)
                        .build(),
                List.of(),
                List.of());
        append(patient, arrival, ARRIVAL);
        await().atMost(Duration.ofSeconds(30)).until(() -> facts(patient) == 1);
    }

    private void lookAt(Instant now) {
        new LapseVisits(
                        transactions,
                        new FindHangingVisits(casebook, Duration.ofHours(48)),
                        outbox,
                        Clock.fixed(now, ZoneOffset.UTC))
                .run();
    }

    private void append(String patient, SpecificRecord event, Instant at) {
        OutgoingEvent outgoing = new OutgoingEvent(
                UUID.randomUUID(), Topics.ENCOUNTER.name(), patient, event, at, Trail.start(UUID.randomUUID()));
        transactions.executeWithoutResult(status -> outbox.append(List.of(outgoing)));
    }

    private long facts(String patient) {
        return jdbc.sql("select count(*) from fact where patient_key = :key")
                .param("key", patient)
                .query(Long.class)
                .single();
    }

    private long lapses(String patient) {
        return jdbc.sql("select count(*) from fact where patient_key = :key and kind = 'LAPSED'")
                .param("key", patient)
                .query(Long.class)
                .single();
    }
}
