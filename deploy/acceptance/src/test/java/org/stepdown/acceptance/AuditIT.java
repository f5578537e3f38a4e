package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.delivery.kit.TestIssuer;
import tools.jackson.databind.JsonNode;

/** Who did what is kept of all that the product does, and nobody can change it unseen. */
@Order(3)
class AuditIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String AUDITOR = TestIssuer.shared().staff("the.auditor", "auditor");

    private final World world = World.shared();

    @Test
    void a_decision_who_read_it_and_who_was_refused_are_kept() {
        Message discharge =
                Messages.discharge(Patient.adult(), Stay.onAMedicalWard().leavingTo("06"));
        world.hospital().tells(discharge);
        String id =
                world.hospital().seesReferral(discharge, "IN_REVIEW").path("id").asString();
        String reader = "reader-" + UUID.randomUUID();
        String stranger = "stranger-" + UUID.randomUUID();
        String address = world.stack().enrollment().url() + "/api/referrals/" + id + "/decision";
        assertThat(Http.get(address, TestIssuer.shared().staff(reader, "clinician"))
                        .status())
                .isEqualTo(200);
        assertThat(Http.get(
                                address,
                                TestIssuer.shared()
                                        .staffToken(stranger, "clinician")
                                        .with("programs", List.of("none-of-these"))
                                        .with("facilities", List.of("none-of-these"))
                                        .signed())
                        .status())
                .isEqualTo(404);

        JsonNode about = entries(world.stack().enrollment(), "object=" + id);
        assertThat(lines(about))
                .contains(
                        "DECISION enrollment-service DONE IN_REVIEW",
                        "READ " + reader + " DONE 200",
                        "READ " + stranger + " REFUSED 404");
        assertThat(lines(entries(world.stack().enrollment(), "account=" + stranger)))
                .containsExactly("READ " + stranger + " REFUSED 404");
    }

    @Test
    void what_left_for_staff_is_kept_with_what_came_of_it() {
        String care = world.stack().notification().url() + "/api/preferences/teams/care";
        assertThat(Http.put(care, "{\"contacts\": {\"EMAIL\": \"care@hospital.example\"}}")
                        .status())
                .isEqualTo(200);
        Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard())
                .but(text -> text.replace("F33.1", "R45.851"));
        world.hospital().tells(discharge);
        String id =
                world.hospital().seesReferral(discharge, "IN_REVIEW").path("id").asString();
        String alert = world.staff().isTold(id, "SAFETY_REVIEW").path("id").asString();

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(lines(entries(world.stack().notification(), "kind=DELIVERY&object=" + alert)))
                                .contains("DELIVERY notification-service DONE SENT"));
    }

    @Test
    void a_changed_entry_is_found_by_the_command_and_an_anchor_shows_a_chain_made_anew(@TempDir Path folder)
            throws Exception {
        Path anchors = folder.resolve("anchors");
        assertThat(verify(anchors)).isEqualTo(0);
        assertThat(Files.readAllLines(anchors)).hasSize(world.stack().programs().size());

        tamper("update audit.entry set account = account || '!' where id = (select min(entry) from audit.seal)");
        try {
            assertThat(verify(anchors)).isEqualTo(1);
        } finally {
            tamper(
                    "update audit.entry set account = rtrim(account, '!') where id = (select min(entry) from audit.seal)");
        }
        assertThat(verify(anchors)).isEqualTo(0);

        String forged = Files.readString(anchors).replaceFirst("[0-9a-f]{8}\\s*$", "00000000\n");
        Files.writeString(anchors, forged);
        assertThat(verify(anchors)).isEqualTo(1);
    }

    private int verify(Path anchors) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("stepdown.root", "../.."))
                        .resolve("deploy/audit")
                        .toString(),
                "verify",
                "--anchors",
                anchors.toString(),
                "--services",
                world.stack().programs().stream().map(Program::url).collect(Collectors.joining(",")));
        command.environment().put("STEPDOWN_TOKEN", AUDITOR);
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).doesNotContain(AUDITOR).contains("intact");
        return process.waitFor();
    }

    /** As who owns the server can. */
    private void tamper(String change) throws SQLException {
        try (Connection connection = world.stack().database("enrollment");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate(change)).isEqualTo(1);
        }
    }

    private static JsonNode entries(Program service, String query) {
        Http.Answer answer = Http.get(service.url() + "/api/audit?" + query, AUDITOR);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("entries");
    }

    private static List<String> lines(JsonNode entries) {
        return entries.valueStream()
                .map(entry -> String.join(
                        " ",
                        entry.path("kind").asString(),
                        entry.path("account").asString(),
                        entry.path("outcome").asString(),
                        entry.path("code").asString()))
                .toList();
    }
}
