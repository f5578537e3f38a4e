package org.stepdown.referral.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Actor;
import org.stepdown.events.ActorKind;
import org.stepdown.events.Cause;
import org.stepdown.events.Reason;
import org.stepdown.events.Topic;
import org.stepdown.events.Topics;
import org.stepdown.events.alert.Alert;
import org.stepdown.events.alert.AlertChange;
import org.stepdown.events.alert.AlertChanged;
import org.stepdown.events.alert.AlertRaised;
import org.stepdown.events.alert.AlertState;
import org.stepdown.events.alert.AlertTopic;
import org.stepdown.events.alert.AlertUrgency;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.PlacementOutcome;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;
import tools.jackson.databind.JsonNode;

/** The way of a message; what the other services say of it is published in their stead. */
@RunningService
@SuppressWarnings("NullAway.Init")
class LineageTest {

    private static final Instant AT = Instant.parse("2026-03-05T18:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionOperations transactions;

    private Api api;
    private final String control =
            "L" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

    @BeforeEach
    void open() {
        api = new Api(port);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_message_is_followed_to_its_referral_the_decision_and_the_alert() {
        UUID referral = referred();
        UUID decision = UUID.randomUUID();
        UUID alert = UUID.randomUUID();

        publish(Topics.ENROLLMENT, decided(decision, referral));
        publish(Topics.ALERT, new AlertRaised(AT, alert(alert, referral, AlertState.RAISED), cause()));
        publish(Topics.ALERT, acknowledged(alert, referral));

        JsonNode way = lineage(
                seen -> seen.at("/referrals/0/alerts/0/state").asString().equals("ACKNOWLEDGED")
                        && !seen.at("/referrals/0/decisions").isEmpty());
        assertThat(way.path("status").asString()).isEqualTo("PROCESSED");
        assertThat(way.at("/events/0/type").asString()).isEqualTo("PatientDischarged");
        assertThat(way.at("/events/0/processed").asBoolean()).isTrue();
        assertThat(way.at("/referrals/0/id").asString()).isEqualTo(referral.toString());
        assertThat(way.at("/referrals/0/history/0/status").asString()).isEqualTo("RECEIVED");
        assertThat(way.at("/referrals/0/decisions/0/id").asString()).isEqualTo(decision.toString());
        assertThat(way.at("/referrals/0/decisions/0/outcome").asString()).isEqualTo("IN_REVIEW");
        assertThat(way.at("/referrals/0/decisions/0/reasons/0").asString()).isEqualTo("SAFE_AT_HOME_UNKNOWN");
        assertThat(way.at("/referrals/0/alerts/0/topic").asString()).isEqualTo("NEEDS_REVIEW");
        assertThat(way.toString()).doesNotContain("CANARY", "1988-04-12");
    }

    @Test
    void an_alert_stays_as_it_stood_last_however_late_the_word_of_it_comes() {
        UUID referral = referred();
        UUID alert = UUID.randomUUID();

        publish(Topics.ALERT, acknowledged(alert, referral));
        lineage(seen -> !seen.at("/referrals/0/alerts").isEmpty());
        publish(Topics.ALERT, new AlertRaised(AT, alert(alert, referral, AlertState.RAISED), cause()));
        UUID last = UUID.randomUUID();
        publish(Topics.ALERT, new AlertRaised(AT, alert(last, referral, AlertState.RAISED), cause()));

        JsonNode way = lineage(seen -> seen.at("/referrals/0/alerts").size() == 2);
        assertThat(way.at("/referrals/0/alerts")
                        .valueStream()
                        .filter(one -> one.path("id").asString().equals(alert.toString()))
                        .map(one -> one.path("state").asString()))
                .containsExactly("ACKNOWLEDGED");
    }

    @Test
    void an_event_that_was_given_up_shows_as_the_failure_of_its_message() {
        referred();
        UUID message = jdbc.sql("select id from source_message where control_id = :control")
                .param("control", control)
                .query(UUID.class)
                .single();
        UUID event = jdbc.sql("select event_id from message_event where message_id = :id")
                .param("id", message)
                .query(UUID.class)
                .single();

        transactions.executeWithoutResult(status -> outbox.appendRaw(new Outbox.RawEvent(
                UUID.randomUUID(),
                "care.encounter.v1-dlt",
                "key",
                "org.stepdown.events.encounter.PatientDischarged",
                AT,
                message,
                null,
                null,
                List.of(
                        "dlt-event-id", event.toString(),
                        "dlt-topic", "care.encounter.v1",
                        "dlt-consumer", "enrollment-service.encounters",
                        "dlt-error-code", "UNREADABLE"),
                new byte[] {1})));

        JsonNode seen = api.outcome(control, one -> !one.path("failure").isNull());
        assertThat(seen.path("failure").asString()).isEqualTo("UNREADABLE in enrollment-service.encounters");
        assertThat(lineage(one -> true).at("/failures/0/code").asString()).isEqualTo("UNREADABLE");
    }

    @Test
    void what_takes_a_referral_back_leads_to_it_too() {
        UUID referral = referred();

        new HospitalLine(service)
                .send(Hl7Text.message("ADT^A13", control + "-13")
                        .with("EVN||20260306120000-0500")
                        .patient(control)
                        .with(Hl7Text.visit(control, "I", "PSY", "")));

        String path = "/api/messages/" + control + "-13/lineage?application=EPIC&facility=GENHOSP";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                api.get(path).json().at("/referrals/0/id").asString())
                        .isEqualTo(referral.toString()));
    }

    @Test
    void work_on_a_held_message_is_part_of_its_way() {
        new HospitalLine(service).send(Hl7Text.discharge(control, control).without("PID"));
        String id = lineage(seen -> true).path("id").asString();
        api.post("/api/quarantine/" + id + "/dismiss", "{\"by\": \"d.reyes\", \"reason\": \"a test\"}");

        JsonNode way = lineage(seen -> true);

        assertThat(way.path("status").asString()).isEqualTo("REJECTED");
        assertThat(way.path("work").path(0).path("kind").asString()).isEqualTo("DISMISSED");
        assertThat(way.path("work").path(0).path("by").asString()).isEqualTo("d.reyes");
        assertThat(api.get("/api/messages/NEVER/lineage?application=EPIC&facility=GENHOSP")
                        .status())
                .isEqualTo(404);
    }

    private UUID referred() {
        new HospitalLine(service).send(Hl7Text.discharge(control, control));
        JsonNode message = api.outcome(control, seen -> !seen.path("referrals").isEmpty());
        return UUID.fromString(message.at("/referrals/0/id").asString());
    }

    private JsonNode lineage(Predicate<JsonNode> enough) {
        String path = "/api/messages/" + control + "/lineage?application=EPIC&facility=GENHOSP";
        return Objects.requireNonNull(
                await().atMost(Duration.ofSeconds(60)).until(() -> api.get(path).json(), enough));
    }

    private void publish(Topic topic, SpecificRecord event) {
        OutgoingEvent outgoing =
                new OutgoingEvent(UUID.randomUUID(), topic.name(), control, event, AT, Trail.start(UUID.randomUUID()));
        transactions.executeWithoutResult(status -> outbox.append(List.of(outgoing)));
    }

    private static PlacementDecided decided(UUID decision, UUID referral) {
        return PlacementDecided.newBuilder()
                .setOccurredAt(AT)
                .setDecisionId(decision)
                .setReferralId(referral)
                .setOutcome(PlacementOutcome.IN_REVIEW)
                .setReasons(List.of(
                        Reason.newBuilder().setCode("SAFE_AT_HOME_UNKNOWN").build()))
                .setPolicyVersion("1")
                .setActor(new Actor(ActorKind.SYSTEM, null))
                .setCause(cause())
                .build();
    }

    private static AlertChanged acknowledged(UUID alert, UUID referral) {
        return new AlertChanged(
                AT.plusSeconds(60),
                alert(alert, referral, AlertState.ACKNOWLEDGED),
                AlertChange.ACKNOWLEDGED,
                null,
                new Actor(ActorKind.STAFF, "d.reyes"),
                null);
    }

    private static Alert alert(UUID id, UUID referral, AlertState state) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setTopic(AlertTopic.NEEDS_REVIEW)
                .setUrgency(AlertUrgency.ROUTINE)
                .setState(state)
                .setReferralId(referral)
                .setRaisedAt(AT)
                .build();
    }

    private static Cause cause() {
        return new Cause(UUID.randomUUID(), "Test", AT, null);
    }
}
