package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.TopicNames;
import org.stepdown.acceptance.wire.TopicLog;

/** No patient of any test so far is to be found where only operators look; it runs last. */
@Order(8)
class PrivacyIT {

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
