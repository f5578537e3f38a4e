package org.stepdown.referral.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLServerSocket;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Certificates;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.Api;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.loop.Hospital.Heard;

/** Ways to tell a sender that not every sender wants, and what operators see of them. */
@RunningService
class LoopWaysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OURS = "https%3A%2F%2Fstepdown.org%2Ffhir%2Fidentifier%2F";

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private Loop loop;
    private Care care;
    private Hospital hospital;

    @BeforeEach
    void open() throws IOException {
        api = new Api(port);
        loop = new Loop(api, service);
        care = new Care(service);
        hospital = new Hospital();
    }

    @AfterEach
    void close() {
        loop.close();
        hospital.close();
        api.close();
    }

    @Test
    void over_tls_only_a_listener_that_shows_who_it_is_hears_anything() throws Exception {
        KeyStore ours = Certificates.key(folder, "stepdown");
        KeyStore theirs = Certificates.key(folder, "hospital");
        KeyStore others = Certificates.key(folder, "elsewhere", "dns:elsewhere.example");
        String known = bundle(Certificates.bundle(ours, theirs, "hospital"));
        String trusting = bundle(Certificates.bundle(ours, others, "elsewhere"));
        try (Listener right = listener(Certificates.bundle(theirs, ours, "stepdown"));
                Listener stranger = listener(Certificates.bundle(others, ours, "stepdown"))) {
            String heard = loop.mllp(right, over(known));
            String notTrusted = loop.mllp(stranger, over(known));
            String ofAnotherName = loop.mllp(stranger, over(trusting));
            String patient = Loop.patient();
            UUID referral = loop.referral(patient);

            care.says(referral, ReferralStatus.WAITLISTED);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(loop.delivery(referral, heard).path("state").asString())
                        .isEqualTo("DELIVERED");
                assertThat(lastError(referral, notTrusted)).isEqualTo("TLS_FAILED");
                assertThat(lastError(referral, ofAnotherName)).isEqualTo("TLS_FAILED");
            });
            assertThat(right.heard())
                    .singleElement()
                    .satisfies(
                            text -> assertThat(Parsed.of(text).get("RF1-1-4")).isEqualTo("WAITLISTED"));
            assertThat(stranger.heard()).isEmpty();
        }
    }

    @Test
    void who_fails_again_and_again_is_left_alone_until_an_operator_says_so_and_others_are_not() {
        String failing = loop.webhook(hospital.url("/failing"));
        String other = loop.webhook(hospital.url("/other"));
        hospital.answers(request -> request.path().equals("/failing") ? 503 : 200);
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WAITLISTED);

        // It opens by itself; the hour keeps it so for the rest of the test, however slow the machine is.
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("""
            update loop_target set open_until = now() + interval '1 hour'
            where name = :name and open_until > now() and failures >= 5
            """).param("name", failing).update() == 1);
        int tries = heard("/failing").size();
        care.says(referral, ReferralStatus.WITHDRAWN);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.delivery(referral, other)
                                        .path("status")
                                        .asString()
                                + " "
                                + loop.delivery(referral, other).path("state").asString())
                        .isEqualTo("WITHDRAWN DELIVERED"));
        await().atMost(PATIENCE)
                .until(() -> isLongDue(failing) || heard("/failing").size() > tries);
        assertThat(heard("/failing")).hasSize(tries);
        hospital.answers(request -> 200);
        assertThat(loop.retry(loop.delivery(referral, failing)).status()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard("/failing")).hasSize(tries + 2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.states(referral)).containsOnly("DELIVERED"));
    }

    @Test
    void a_fhir_server_that_names_its_resources_itself_gets_one_task_or_one_for_each_status() {
        fhir("/finds", "CONDITIONAL_PUT");
        fhir("/adds", "POST");
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WAITLISTED);
        care.says(referral, ReferralStatus.WITHDRAWN);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hospital.heard()).hasSize(4));
        assertThat(heard("/finds")).allSatisfy(request -> {
            assertThat(request.method() + " " + request.path())
                    .isEqualTo("PUT /finds/Task?identifier=" + OURS + "referral%7C" + referral);
            assertThat(task(request).hasId()).isFalse();
        });
        assertThat(heard("/adds")).allSatisfy(request -> {
            assertThat(request.method() + " " + request.path()).isEqualTo("POST /adds/Task");
            assertThat(request.headers().get("if-none-exist"))
                    .isEqualTo("identifier=" + OURS + "delivery%7C" + request.id());
        });
        for (String base : List.of("/finds", "/adds")) {
            assertThat(heard(base)).extracting(Heard::id).doesNotHaveDuplicates();
            assertThat(heard(base).stream().map(request -> task(request).getStatus()))
                    .containsExactly(Task.TaskStatus.ONHOLD, Task.TaskStatus.CANCELLED);
        }
    }

    @Test
    void a_booked_session_is_cancelled_with_the_referral_and_the_next_one_is_another() throws IOException {
        try (Listener listener = new Listener()) {
            loop.mllp(listener, "");
            UUID referral = loop.referral(Loop.patient());

            care.says(referral, ReferralStatus.ENROLLED);
            care.says(referral, ReferralStatus.WITHDRAWN);
            care.says(referral, ReferralStatus.ENROLLED);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listener.heard()).hasSize(6));
            List<Parsed> heard = listener.heard().stream().map(Parsed::of).toList();
            assertThat(heard).extracting(Parsed::event).containsExactly("I12", "S12", "I12", "S15", "I12", "S12");
            Parsed cancelled = heard.get(3);
            assertThat(cancelled.get("SCH-2-1")).isEqualTo(heard.get(1).get("SCH-2-1"));
            assertThat(cancelled.get("SCH-25-1")).isEqualTo("Cancelled");
            assertThat(cancelled.get("AIS-2")).isEqualTo("D");
            assertThat(heard.get(5).get("SCH-2-1")).isNotEqualTo(cancelled.get("SCH-2-1"));
        }
    }

    @Test
    void what_waits_and_for_how_long_and_how_tries_end_is_measured() {
        double before = measured("stepdown.loop.queue");
        String hook = loop.webhook("http://127.0.0.1:1/");
        UUID referral = loop.referral(Loop.patient());

        care.says(referral, ReferralStatus.WAITLISTED);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lastError(referral, hook)).isEqualTo("CONNECTION_REFUSED"));
        jdbc.sql("update loop_delivery set queued_at = now() - interval '100 seconds' where referral_id = :id")
                .param("id", referral)
                .update();
        assertThat(measured("stepdown.loop.queue")).isEqualTo(before + 1);
        assertThat(measured("stepdown.loop.queue.age")).isGreaterThanOrEqualTo(100);
        assertThat(tries("UNREACHABLE")).isPositive();
        long delivered = tries("DELIVERED");
        loop.moves(hook, hospital.url("/hook"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.states(referral)).containsOnly("DELIVERED"));
        assertThat(measured("stepdown.loop.queue")).isEqualTo(before);
        assertThat(tries("DELIVERED")).isEqualTo(delivered + 1);
    }

    /** Whether the target would have been told again by now, several times over. */
    private boolean isLongDue(String target) {
        return jdbc.sql("""
            select due_at < now() - interval '2 seconds' from loop_lane
            where target_id = (select id from loop_target where name = :name)
            """).param("name", target).query(Boolean.class).single();
    }

    private String bundle(SslBundle bundle) {
        String name = "hospital-" + UUID.randomUUID();
        service.getBean(SslBundleRegistry.class).registerBundle(name, bundle);
        return name;
    }

    private static String over(String bundle) {
        return ",\"tlsBundle\":\"" + bundle + "\"";
    }

    /** A listener that wants to see a certificate. */
    private static Listener listener(SslBundle bundle) throws IOException {
        SSLServerSocket server = (SSLServerSocket) bundle.createSslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        server.setNeedClientAuth(true);
        return new Listener(server);
    }

    private void fhir(String base, String update) {
        loop.target("fhir", """
            {"facility":"GENHOSP","kind":"FHIR_TASK","url":"%s","update":"%s"}
            """.formatted(hospital.url(base), update));
    }

    private List<Heard> heard(String base) {
        return hospital.heard().stream()
                .filter(request -> request.path().startsWith(base))
                .toList();
    }

    private static Task task(Heard request) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Task.class, request.body());
    }

    private String lastError(UUID referral, String target) {
        return loop.delivery(referral, target).path("lastError").asString();
    }

    private double measured(String gauge) {
        service.getBean(LoopMetrics.class).count();
        return service.getBean(MeterRegistry.class)
                .get(gauge)
                .tag("kind", "WEBHOOK")
                .gauge()
                .value();
    }

    private long tries(String outcome) {
        return service.getBean(MeterRegistry.class)
                .timer("stepdown.loop.attempts", "kind", "WEBHOOK", "outcome", outcome)
                .count();
    }
}
