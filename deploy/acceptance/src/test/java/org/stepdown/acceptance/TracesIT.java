package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Acknowledgement;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Collector;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.wire.TopicLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One trace from the hospital's frame, over Kafka, to the alert that is delivered; and log lines that can be found by it. */
@Order(2)
class TracesIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final World world = World.shared();

    @Test
    void one_trace_leads_from_the_frame_through_all_services_to_the_delivered_alert() {
        assertThat(Http.put(
                                world.stack().notification().url() + "/api/preferences/teams/care",
                                "{\"contacts\": {\"EMAIL\": \"care@hospital.example\"}}")
                        .status())
                .isEqualTo(200);
        Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard())
                .but(text -> text.replace("F33.1", "R45.851"));
        world.hospital().tells(discharge);
        String referral =
                world.hospital().seesReferral(discharge, "IN_REVIEW").path("id").asString();
        String alert =
                world.staff().isTold(referral, "SAFETY_REVIEW").path("id").asString();
        String trace = traceOf(alert);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(names(trace))
                        .contains(
                                "referral-service: receive mllp",
                                "referral-service: publish care.encounter.v1",
                                "referral-service: process PatientDischarged",
                                "enrollment-service: process ReferralOpened",
                                "notification-service: process PlacementDecided",
                                "notification-service: publish care.alert.v1",
                                "notification-service: deliver by email"));
        assertThat(spans(trace).stream()
                        .filter(span -> span.parentId().isEmpty())
                        .map(Collector.Span::name))
                .as("where the trace begins")
                .containsExactly("receive mllp");
        Set<String> known =
                spans(trace).stream().map(Collector.Span::spanId).collect(Collectors.toCollection(HashSet::new));
        known.add("");
        assertThat(spans(trace)).allMatch(span -> known.contains(span.parentId()), "has a parent that was sent too");
    }

    @Test
    void a_log_line_is_an_object_of_the_common_schema_with_its_trace() throws IOException {
        Acknowledgement answer = world.hospital()
                .sends(Messages.discharge(Patient.adult(), Stay.onAMedicalWard())
                        .without("PV1"));
        assertThat(answer.code()).isEqualTo("AE");
        for (Program program : world.stack().programs()) {
            List<String> lines = Files.readAllLines(program.log()).stream()
                    .filter(line -> line.startsWith("{"))
                    .toList();
            assertThat(lines).as(program.name()).isNotEmpty();
            for (String line : lines) {
                JsonNode object = JsonMapper.shared().readTree(line);
                assertThat(object.path("@timestamp").asString()).as(line).isNotEmpty();
                assertThat(object.at("/log/level").asString()).as(line).isNotEmpty();
                assertThat(object.at("/service/name").asString()).as(line).isEqualTo(program.name());
            }
        }
    }

    /** The trace that the alert's events are in. */
    private String traceOf(String alert) {
        return new TopicLog(world.stack().kafka().bootstrapServers())
                .read(List.of("care.alert.v1")).stream()
                        .filter(entry -> world.wire()
                                .decode(entry.value())
                                .value()
                                .toString()
                                .contains(alert))
                        .map(entry -> entry.header("traceparent").substring(3, 35))
                        .findFirst()
                        .orElseThrow();
    }

    private List<String> names(String trace) {
        return spans(trace).stream()
                .map(span -> span.service() + ": " + span.name())
                .toList();
    }

    private List<Collector.Span> spans(String trace) {
        return world.stack().collector().spans().stream()
                .filter(span -> span.traceId().equals(trace))
                .toList();
    }
}
