package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.TopicNames;
import org.stepdown.acceptance.wire.Registry;
import org.stepdown.acceptance.wire.TopicLog;
import org.stepdown.acceptance.wire.TopicLog.Entry;
import org.stepdown.acceptance.wire.WireFormat;

/** Everything that all tests so far have put on the topics, as a stranger with the published formats reads it. */
@Order(6)
class WireIT {

    private static final String TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    private final World world = World.shared();

    @BeforeEach
    void something_is_on_every_topic() {
        Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard());
        world.hospital().tells(discharge);
        String id =
                world.hospital().seesReferral(discharge, "ENROLLED").path("id").asString();
        world.staff().isTold(id, "PLACED");
    }

    @Test
    void every_record_is_in_confluents_wire_format_and_of_the_type_that_its_header_says() {
        WireFormat wire = world.wire();
        for (String topic : TopicNames.ALL) {
            List<Entry> entries = entries(topic);
            assertThat(entries).as(topic).isNotEmpty();
            for (Entry entry : entries) {
                assertThat(wire.decode(entry.value()).type())
                        .as(entry.toString())
                        .isEqualTo(entry.header("event-type"));
            }
        }
    }

    @Test
    void every_record_says_what_it_is_and_where_it_comes_from() {
        for (String topic : TopicNames.ALL) {
            for (Entry entry : entries(topic)) {
                assertThatCode(() -> {
                            UUID.fromString(entry.header("event-id"));
                            UUID.fromString(entry.header("correlation-id"));
                            Instant.parse(entry.header("occurred-at"));
                        })
                        .as(entry.toString())
                        .doesNotThrowAnyException();
                assertThat(entry.header("traceparent")).as(entry.toString()).matches(TRACEPARENT);
                assertThat(entry.key()).as(entry.toString()).isNotBlank();
            }
        }
    }

    @Test
    void what_an_event_causes_names_it_and_stays_in_its_trail() {
        Map<String, Set<String>> trails = new HashMap<>();
        for (String topic : TopicNames.ALL) {
            for (Entry entry : entries(topic)) {
                String correlation = entry.header("correlation-id");
                String cause = entry.header("causation-id");
                Set<String> trail = trails.computeIfAbsent(correlation, unknown -> new HashSet<>());
                if (topic.equals(TopicNames.ENCOUNTER)) {
                    // A visit that hung open is closed by us, because of what began it, and what a hospital published
                    // is said again; everything else a hospital said.
                    boolean lapsed = entry.header("event-type").endsWith(".EncounterLapsed");
                    boolean published = world.wire()
                            .decode(entry.value())
                            .value()
                            .at("/source/publishedAs")
                            .isString();
                    assertThat(cause.isEmpty()).as(entry.toString()).isEqualTo(!lapsed && !published);
                } else if (cause.isEmpty()) {
                    assertThat(trail).as("before " + entry).isEmpty();
                } else if (!cause.equals(correlation)) {
                    // Otherwise it began with what a member of staff did, which is no event.
                    assertThat(trail).as(entry.toString()).contains(cause);
                }
                trail.add(entry.header("event-id"));
            }
        }
    }

    @Test
    void every_schema_is_registered_for_its_topic_and_type() {
        WireFormat wire = world.wire();
        Registry registry = world.registry();
        Set<String> subjects = new HashSet<>();
        for (String topic : TopicNames.ALL) {
            for (Entry entry : entries(topic)) {
                WireFormat.Decoded decoded = wire.decode(entry.value());
                String subject = topic + "-" + decoded.type();
                if (subjects.add(subject + decoded.schemaId())) {
                    assertThat(registry.ids(subject)).as(subject).contains(decoded.schemaId());
                }
            }
        }
        assertThat(registry.subjects())
                .allMatch(subject -> subject.matches("care\\.[a-z]+\\.v1-org\\.stepdown\\.events\\.[a-zA-Z.]+"));
    }

    private List<Entry> entries(String topic) {
        return new TopicLog(world.stack().kafka().bootstrapServers()).read(List.of(topic));
    }
}
