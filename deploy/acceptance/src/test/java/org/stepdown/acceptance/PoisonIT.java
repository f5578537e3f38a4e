package org.stepdown.acceptance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.TopicNames;
import org.stepdown.acceptance.wire.TopicLog;
import org.stepdown.acceptance.wire.TopicLog.Entry;
import org.stepdown.acceptance.wire.WireFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records that nobody can read, in the middle of a batch: they alone are set aside, and somebody is told. */
@Order(7)
class PoisonIT {

    private static final byte[] GARBAGE = "this is no event".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNKNOWN_SCHEMA = {0, 0x7f, 0x7f, 0x7f, 0x7f, 2, 4, 6};

    private final World world = World.shared();
    private final TopicLog log = new TopicLog(world.stack().kafka().bootstrapServers());
    private final WireFormat wire = world.wire();

    private String referral = "";

    @BeforeEach
    void there_are_events_to_imitate() {
        Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard());
        world.hospital().tells(discharge);
        referral =
                world.hospital().seesReferral(discharge, "ENROLLED").path("id").asString();
    }

    /** A hospital that sends to Kafka itself, and something that got in between. */
    @Test
    void unreadable_records_among_discharges_are_set_aside_alone() {
        Entry model = model(TopicNames.ENCOUNTER, "PatientDischarged");
        List<Entry> discharges = imitations(model, PoisonIT::becomesSomebodyElse);
        Set<String> set = write(model, discharges);

        Set<String> published =
                discharges.stream().map(entry -> entry.header("event-id")).collect(toSet());
        await("referrals of the discharges around them", () -> {
            Set<String> takenIn = log.read(List.of(TopicNames.ENCOUNTER)).stream()
                    .filter(entry -> published.contains(entry.header("causation-id")))
                    .map(entry -> entry.header("event-id"))
                    .collect(toSet());
            assertThat(takenIn).hasSameSizeAs(published);
            assertThat(log.read(List.of(TopicNames.REFERRAL)).stream()
                            .filter(entry -> entry.type().equals("ReferralOpened"))
                            .map(entry -> entry.header("causation-id")))
                    .containsAll(takenIn);
        });
        assertSetAside(TopicNames.ENCOUNTER, set, "referral-service.history");
        assertOpsCanSettle(world.stack().referral().url(), set);
    }

    @Test
    void unreadable_records_among_referrals_are_set_aside_alone() {
        Entry model = model(TopicNames.REFERRAL, "ReferralOpened");
        List<String> ids = new ArrayList<>();
        List<Entry> referrals = imitations(model, event -> {
            String id = UUID.randomUUID().toString();
            ids.add(id);
            ObjectNode referral = (ObjectNode) event.get("referral");
            referral.put("referralId", id).put("patientKey", UUID.randomUUID().toString());
        });
        Set<String> set = write(model, referrals);

        ids.forEach(id -> world.staff().seesDecision(id, "ENROLLED"));
        ids.forEach(id -> world.staff().isTold(id, "PLACED"));
        assertSetAside(TopicNames.REFERRAL, set, "enrollment-service.placement", "notification-service.referrals");
    }

    /** Between the good ones; returns the places of the bad ones. */
    private Set<String> write(Entry model, List<Entry> good) {
        List<Entry> bad = List.of(
                withValue(model, ofItsOwn(model.headers()), GARBAGE),
                withValue(model, Map.of(), GARBAGE),
                withValue(model, ofItsOwn(model.headers()), UNKNOWN_SCHEMA));
        List<Entry> batch = new ArrayList<>(List.of(good.get(0)));
        bad.forEach(entry -> {
            batch.add(entry);
            batch.add(good.get(batch.size() / 2));
        });
        var places = log.write(batch);
        Set<String> set = bad.stream()
                .map(entry -> String.valueOf(places.get(batch.indexOf(entry)).offset()))
                .collect(toSet());
        assertThat(set).hasSize(bad.size());
        return set;
    }

    private void assertSetAside(String topic, Set<String> offsets, String... consumers) {
        for (String consumer : consumers) {
            await(
                    "dead letters of " + consumer,
                    () -> assertThat(deadLetters(topic).stream()
                                    .filter(entry ->
                                            entry.header("dlt-consumer").equals(consumer))
                                    .map(entry -> entry.header("dlt-offset")))
                            .containsExactlyInAnyOrderElementsOf(offsets));
        }
        assertThat(deadLetters(topic)).allMatch(entry -> offsets.contains(entry.header("dlt-offset")));
        await(
                "an alert",
                () -> assertThat(world.staff().openAlerts("EVENT_DEAD_LETTERED"))
                        .anyMatch(alert -> alert.path("subject").asString().contains(topic)));
    }

    /** Masked, with who and why, and twice is once. What is garbage stays garbage, whoever replays it. */
    private void assertOpsCanSettle(String service, Set<String> offsets) {
        List<JsonNode> letters =
                Http.get(service + "/api/dead-letters").json().valueStream().toList();
        assertThat(letters)
                .extracting(letter -> letter.path("offset").asString())
                .containsExactlyInAnyOrderElementsOf(offsets);
        String one =
                service + "/api/dead-letters/" + letters.getFirst().path("id").asString();
        String order = "{\"reason\": \"planted\"}";

        assertThat(Http.get(one).text()).contains("bytes").doesNotContain("this is no event");
        assertThat(Http.post(one + "/discard", "{}").status()).isEqualTo(400);
        assertThat(Http.post(one + "/replay", order).status()).isEqualTo(422);
        assertThat(Http.post(one + "/discard", order).status()).isEqualTo(200);
        assertThat(Http.post(one + "/discard", order).status()).isEqualTo(409);
        assertThat(Http.get(one).json().path("steps"))
                .extracting(step -> step.path("action").asString())
                .contains("show", "replay", "discard");
        assertThat(Http.page(service + "/dead-letters").status()).isEqualTo(200);
        letters.forEach(letter -> assertThat(
                        Http.page(service + "/dead-letters/" + letter.path("id").asString())
                                .status())
                .isEqualTo(200));
        assertThat(Http.page(one.replace("/api/", "/")).text())
                .contains("Discarded", "by " + Http.ACCOUNT + ". planted");
    }

    private List<Entry> deadLetters(String topic) {
        return log.read(List.of(TopicNames.deadLetters(topic)));
    }

    /** The event of that type in the trail of the discharge that led to an enrolment. */
    private Entry model(String topic, String type) {
        String trail = log.read(List.of(TopicNames.REFERRAL)).stream()
                .filter(entry -> entry.type().equals("ReferralOpened"))
                .filter(entry -> entry.value().length > GARBAGE.length)
                .filter(entry -> wire.decode(entry.value()).value().toString().contains(referral))
                .map(entry -> entry.header("correlation-id"))
                .findFirst()
                .orElseThrow();
        return log.read(List.of(topic)).stream()
                .filter(entry -> entry.type().equals(type))
                .filter(entry -> entry.header("correlation-id").equals(trail))
                .findFirst()
                .orElseThrow();
    }

    /** Four events like the model, each of somebody else and with an identity of its own. */
    private List<Entry> imitations(Entry model, Consumer<ObjectNode> change) {
        List<Entry> imitations = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            WireFormat.Decoded decoded = wire.decode(model.value());
            ObjectNode event = (ObjectNode) decoded.value();
            change.accept(event);
            imitations.add(withValue(model, ofItsOwn(model.headers()), wire.encode(decoded.schemaId(), event)));
        }
        return imitations;
    }

    /** Under the model's identity a record would be recognised, and passed over unread. */
    private static Map<String, String> ofItsOwn(Map<String, String> headers) {
        Map<String, String> own = new HashMap<>(headers);
        own.put("event-id", UUID.randomUUID().toString());
        own.put("correlation-id", UUID.randomUUID().toString());
        return own;
    }

    private static void becomesSomebodyElse(ObjectNode event) {
        Patient other = Patient.adult();
        ObjectNode patient = (ObjectNode) event.get("patient");
        patient.put("family", other.family()).put("given", other.given());
        for (JsonNode identifier : patient.get("identifiers")) {
            ((ObjectNode) identifier).put("value", other.mrn());
        }
        ((ObjectNode) event.get("encounter").get("visitNumber")).put("value", "VN" + other.mrn());
        ((ObjectNode) event.get("source")).put("format", "KAFKA").put("controlId", "K" + UUID.randomUUID());
    }

    private static Entry withValue(Entry model, Map<String, String> headers, byte[] value) {
        return new Entry(model.topic(), 0, -1, UUID.randomUUID().toString(), headers, value);
    }

    private static void await(String what, org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(assertion);
    }
}
