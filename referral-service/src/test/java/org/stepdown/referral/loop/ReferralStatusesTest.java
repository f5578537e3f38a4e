package org.stepdown.referral.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.client.RestClient;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Actor;
import org.stepdown.events.ActorKind;
import org.stepdown.events.Cause;
import org.stepdown.events.Modality;
import org.stepdown.events.Reason;
import org.stepdown.events.Topics;
import org.stepdown.events.Track;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.enrollment.CohortSummary;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.Api;
import org.stepdown.referral.Discharges;
import org.stepdown.referral.Patients;
import org.stepdown.referral.RunningService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What enrollment decides comes back to who asked. */
@RunningService
class ReferralStatusesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void a_decision_shows_at_the_referral_with_its_cohort_and_its_history() {
        UUID referral = referral("F33.1");

        decided(referral, ReferralStatus.ENROLLED);

        JsonNode seen = status(referral, "ENROLLED");
        assertThat(seen.path("cohort").path("name").asString()).isEqualTo("Depression, mornings");
        assertThat(seen.path("reasons").path(0).asString()).isEqualTo("PLACED");
        assertThat(seen.path("history").findValuesAsString("status")).containsExactly("RECEIVED", "ENROLLED");
    }

    @Test
    void who_declined_is_not_referred_again_by_the_same_discharge_but_by_the_next() {
        UUID first = referral("F33.1");
        decided(first, ReferralStatus.DECLINED);
        status(first, "DECLINED");
        String patient = patientOf(first);

        say(patient, "2026-03-05T12:00:00Z", "V1", "F41.1");
        say(patient, "2026-04-05T12:00:00Z", "V2", "F41.1");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(referrals(patient)).hasSize(2));
        assertThat(referrals(patient).getFirst()).isEqualTo(first);
    }

    @Test
    void the_death_of_a_patient_whose_referral_is_over_is_told_once() {
        UUID referral = referral("F33.1");
        decided(referral, ReferralStatus.DECLINED);
        status(referral, "DECLINED");
        String patient = patientOf(referral);

        died(patient, "2026-03-07T12:00:00Z", "V2");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(closings(patient)).isEqualTo(1));
        died(patient, "2026-03-07T13:00:00Z", "V3");
        say(patient, "2026-03-01T12:00:00Z", "V4", "F41.1");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from fact where patient_key = :key")
                                .param("key", patient)
                                .query((row, n) -> row.getInt(1))
                                .single())
                        .isEqualTo(4));
        assertThat(closings(patient)).isEqualTo(1);
        assertThat(referrals(patient)).containsExactly(referral);
    }

    private int closings(String patient) {
        return jdbc.sql("""
                        select count(*) from delivery.outbox
                        where key = :key and event_type = 'org.stepdown.events.referral.ReferralClosed'
                        """)
                .param("key", patient)
                .query((row, n) -> row.getInt(1))
                .single();
    }

    private void died(String patient, String time, String visit) {
        PatientDischarged discharge = Discharges.of(patient, Instant.parse(time), visit, "F33.1", "20");
        append(new OutgoingEvent(
                UUID.randomUUID(), Topics.ENCOUNTER.name(), patient, discharge, discharge.getOccurredAt(), trail()));
    }

    private UUID referral(String code) {
        String patient = Patients.known(jdbc);
        say(patient, "2026-03-05T12:00:00Z", "V1", code);
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> referrals(patient), found -> !found.isEmpty())
                .getFirst();
    }

    private List<UUID> referrals(String patient) {
        return jdbc.sql("select id from referral where patient_key = :key order by ordinal")
                .param("key", patient)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    private String patientOf(UUID referral) {
        return jdbc.sql("select patient_key from referral where id = :id")
                .param("id", referral)
                .query((row, n) -> row.getString("patient_key"))
                .single();
    }

    private void say(String patient, String time, String visit, String code) {
        PatientDischarged discharge = Discharges.of(patient, Instant.parse(time), visit, code);
        append(new OutgoingEvent(
                UUID.randomUUID(), Topics.ENCOUNTER.name(), patient, discharge, discharge.getOccurredAt(), trail()));
    }

    private void decided(UUID referral, ReferralStatus status) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        CohortSummary cohort = new CohortSummary(
                "C1",
                "P1",
                "Depression, mornings",
                "NORTH",
                "America/New_York",
                Track.MORNING,
                Modality.IN_PERSON,
                null,
                now);
        ReferralStatusChanged changed = new ReferralStatusChanged(
                now,
                referral,
                status,
                ReferralStatus.RECEIVED,
                List.of(new Reason("PLACED", Map.of(), "2026-01")),
                cohort,
                "intake",
                null,
                new Actor(ActorKind.SYSTEM, null),
                new Cause(UUID.randomUUID(), "ReferralOpened", now, null));
        append(new OutgoingEvent(
                UUID.randomUUID(), Topics.ENROLLMENT.name(), patientOf(referral), changed, now, trail()));
    }

    private void append(OutgoingEvent event) {
        transactions.executeWithoutResult(status -> outbox.append(List.of(event)));
    }

    private static Trail trail() {
        return Trail.start(UUID.randomUUID());
    }

    private JsonNode status(UUID referral, String status) {
        return Objects.requireNonNull(await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> JSON.readTree(Objects.requireNonNull(RestClient.create("http://127.0.0.1:" + port)
                                .get()
                                .uri("/api/referrals/{id}", referral)
                                .header("Authorization", Api.everything())
                                .retrieve()
                                .body(String.class))),
                        seen -> seen.path("status").asString().equals(status)));
    }
}
