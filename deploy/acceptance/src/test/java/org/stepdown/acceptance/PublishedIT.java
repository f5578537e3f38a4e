package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.TopicNames;
import org.stepdown.acceptance.wire.TopicLog;
import org.stepdown.acceptance.wire.UnreadableException;
import org.stepdown.acceptance.wire.WireFormat;
import tools.jackson.databind.node.ObjectNode;

/** A hospital that writes to the topic itself is taken in like one that sends messages, all the way and back. */
@Order(7)
class PublishedIT {

    private final World world = World.shared();
    private final Hospital hospital = world.hospital();
    private final Staff staff = world.staff();
    private final TopicLog log = new TopicLog(world.stack().kafka().bootstrapServers());
    private final String key = "hospital-" + UUID.randomUUID();
    private final Patient published = Patient.adult();
    private final String visit = "V" + UUID.randomUUID();

    @Test
    void a_published_discharge_gets_a_seat_and_its_cancellation_gives_it_back() {
        Patient patient = Patient.adult();
        Stay stay = Stay.onAMedicalWard();
        Message discharge = Messages.discharge(patient, stay);
        hospital.tells(discharge);
        hospital.seesReferral(discharge, "ENROLLED");
        Message cancelled = Messages.cancelledDischarge(patient, stay);
        hospital.tells(cancelled);
        hospital.seesReferral(discharge, "CANCELLED");
        int enrolled = staff.enrolledInAll();

        Message told = publishes(like(discharge));
        String referral = hospital.seesReferral(told, "ENROLLED").path("id").asString();
        staff.isTold(referral, "PLACED");
        assertThat(staff.enrolledInAll()).isEqualTo(enrolled + 1);

        publishes(like(cancelled));
        hospital.seesReferral(told, "CANCELLED");
        assertThat(staff.enrolledInAll()).isEqualTo(enrolled);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(staff.alerts(referral, "PLACED"))
                        .allMatch(alert -> alert.path("state").asString().equals("RETRACTED")));
    }

    /** What the service made of a message. */
    private TopicLog.Entry like(Message message) {
        return log.read(List.of(TopicNames.ENCOUNTER)).stream()
                .filter(entry -> entry.header("event-type").startsWith("org.stepdown.") && isReadable(entry))
                .filter(entry -> world.wire()
                        .decode(entry.value())
                        .value()
                        .at("/source/controlId")
                        .asString()
                        .equals(message.controlId()))
                .findFirst()
                .orElseThrow();
    }

    /** What other tests put there may not be. */
    private boolean isReadable(TopicLog.Entry entry) {
        try {
            world.wire().decode(entry.value());
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** The same of another patient, as a hospital would write it. */
    private Message publishes(TopicLog.Entry like) {
        WireFormat wire = world.wire();
        WireFormat.Decoded decoded = wire.decode(like.value());
        String control = "K" + UUID.randomUUID();
        ObjectNode event = (ObjectNode) decoded.value().deepCopy();
        ((ObjectNode) event.path("source")).put("format", "KAFKA").put("controlId", control);
        ((ObjectNode) event.at("/patient/identifiers/0")).put("value", published.mrn());
        ((ObjectNode) event.at("/encounter/visitNumber")).put("value", visit);
        Map<String, String> headers = Map.of(
                "event-id", UUID.randomUUID().toString(),
                "event-type", like.header("event-type"),
                "occurred-at", like.header("occurred-at"),
                "correlation-id", UUID.randomUUID().toString(),
                "traceparent", like.header("traceparent"));
        log.write(List.of(
                new TopicLog.Entry(TopicNames.ENCOUNTER, 0, 0, key, headers, wire.encode(decoded.schemaId(), event))));
        return new Message("GENHOSP", control, "");
    }
}
