package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.SecuredKafka;
import org.stepdown.acceptance.stack.Stack;

/** The packaged services on a broker that asks who they are and grants each only what deploy/setup says. */
@Order(15)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredKafkaIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Path ROOT =
            Path.of(System.getProperty("stepdown.root", "../..")).toAbsolutePath();

    private final Stack stack = Stack.running();
    private SecuredKafka kafka;
    private List<Program> services;

    @BeforeAll
    void services_with_the_rights_that_setup_gives() throws IOException, InterruptedException {
        kafka = new SecuredKafka(Path.of("target", "stack", "secured").toAbsolutePath());
        kafka.makeUsers(List.of("referral-service", "enrollment-service", "notification-service", "stranger"));
        setUp();
        services = stack.others("secured", owner -> kafka.settingsOf(owner + "-service"));
        Stack.atOnce(services, Program::start);
    }

    @AfterAll
    void end() {
        Stack.atOnce(services, Program::kill);
        kafka.close();
    }

    @Test
    void a_discharge_passes_through_all_services_with_the_rights_of_each() {
        Hospital hospital = new Hospital(services.getFirst());
        Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard());
        hospital.tells(discharge);
        String referral =
                hospital.seesReferral(discharge, "ENROLLED").path("id").asString();
        new Staff(services.get(1), services.get(2)).isTold(referral, "PLACED");
    }

    /** They ask again every two seconds, so that who is given the rights later needs no restart. */
    @Test
    void who_has_no_rights_or_no_password_is_refused_and_says_so() {
        Program stranger =
                stack.others("stranger", owner -> kafka.settingsOf("stranger")).get(1);
        Program nobody =
                stack.others("nobody", owner -> kafka.settingsOf("nobody")).get(1);
        try {
            Stack.atOnce(List.of(stranger, nobody), Program::start);
            says(stranger, "Not authorized to access topics: [care.referral.v1]");
            says(nobody, "Authentication failed during authentication due to invalid credentials");
        } finally {
            Stack.atOnce(List.of(stranger, nobody), Program::kill);
        }
    }

    private static void says(Program program, String reason) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Files.readString(program.log())).contains(reason));
    }

    private void setUp() throws IOException, InterruptedException {
        ProcessBuilder setup = new ProcessBuilder(ROOT.resolve("deploy/setup").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "stack", "secured", "setup.log").toFile());
        setup.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "REGISTRY_URL",
                        stack.registry().url(),
                        "RIGHTS",
                        "yes"));
        Process process = setup.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
