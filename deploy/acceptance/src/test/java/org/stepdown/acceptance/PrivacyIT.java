package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Collector;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Outside;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.TopicNames;
import org.stepdown.acceptance.wire.TopicLog;

/** No patient of any test so far is to be found where only operators look; it runs last. */
@Order(8)
class PrivacyIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final World world = World.shared();

    @BeforeEach
    void a_patient_was_placed_and_another_could_not_be_read() {
        Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard());
        world.hospital().tells(discharge);
        world.staff()
                .isTold(
                        world.hospital()
                                .seesReferral(discharge, "ENROLLED")
                                .path("id")
                                .asString(),
                        "PLACED");
        world.hospital()
                .sends(Messages.discharge(Patient.adult(), Stay.onAMedicalWard())
                        .without("PV1"));
    }

    @Test
    void no_log_names_a_patient() throws IOException {
        for (Path log : world.stack().logs()) {
            assertNamesNobody(log.getFileName().toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void no_key_and_no_header_names_a_patient() {
        List<String> topics = new ArrayList<>(TopicNames.ALL);
        topics.addAll(TopicNames.DEAD_LETTERS);
        for (TopicLog.Entry entry : new TopicLog(world.stack().kafka().bootstrapServers()).read(topics)) {
            assertNamesNobody(entry.topic(), entry.key() + " " + entry.headers());
        }
    }

    @Test
    void no_metric_names_a_patient() {
        for (Program program : world.stack().programs()) {
            for (String endpoint : List.of("prometheus", "metrics", "health", "info")) {
                Http.Answer answer = Http.get(program.managementUrl() + "/actuator/" + endpoint);
                assertThat(answer.status()).as(program.name() + " " + endpoint).isEqualTo(200);
                assertNamesNobody(program.name() + " " + endpoint, answer.text());
            }
        }
    }

    @Test
    void no_span_names_a_patient() {
        assertThat(world.stack().collector().spans()).isNotEmpty();
        for (Collector.Span span : world.stack().collector().spans()) {
            assertNamesNobody("span " + span.name(), span.text());
        }
    }

    /** Email, webhook and text message: an identity, an urgency, a time and a link (domain rules, section 7). */
    @Test
    void what_leaves_for_staff_names_nobody_and_no_program() {
        String outside = world.stack().outside().url();
        String care = world.stack().notification().url() + "/api/preferences/teams/care";
        String hook = world.stack().notification().url() + "/api/webhooks?recipient=team/care";
        assertThat(Http.put(hook, "{\"shape\": \"STEPDOWN\", \"secret\": \"a-secret-of-this-test-alone\"}")
                        .status())
                .isEqualTo(200);
        assertThat(Http.put(care, """
                        {"contacts": {"EMAIL": "care@hospital.example", "WEBHOOK": "%s/hook", "SMS": "+15550100"}}
                        """.formatted(outside)).status()).isEqualTo(200);
        Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard())
                .but(text -> text.replace("F33.1", "R45.851"));
        world.hospital().tells(discharge);
        String id =
                world.hospital().seesReferral(discharge, "IN_REVIEW").path("id").asString();
        String alert = world.staff().isTold(id, "SAFETY_REVIEW").path("id").asString();

        Outside there = world.stack().outside();
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(there.emails()).anyMatch(email -> email.contains(alert));
            assertThat(there.requests("/hook")).anyMatch(request -> request.contains(alert));
            assertThat(there.requests("/sms")).anyMatch(request -> request.contains(alert));
        });
        for (String sent : Stream.of(there.emails(), there.requests("/hook"), there.requests("/sms"))
                .flatMap(List::stream)
                .toList()) {
            assertNamesNobody("what left", sent);
            assertThat(sent)
                    .doesNotContainIgnoringCase(
                            "R45.", "F33.", "depression", "mood", "recovery", "GENHOSP", "SAFETY_REVIEW", id);
        }
    }

    private static void assertNamesNobody(String where, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found = Patient.everybody().stream()
                .flatMap(patient -> patient.secrets().stream())
                .filter(secret -> isIn(lower, secret.toLowerCase(Locale.ROOT)))
                .toList();
        assertThat(found).as(where).isEmpty();
    }

    /** A birth date's eight digits may well be part of a longer number, which says nothing. */
    private static boolean isIn(String text, String secret) {
        for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
            if (!isDigit(text, at - 1) && !isDigit(text, at + secret.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }
}
