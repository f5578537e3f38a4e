package org.stepdown.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.stepdown.delivery.kit.TestIssuer;

/** What ops see of the chain, without anybody asking. */
@AuditTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class WatchTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    private final Client client;
    private final JdbcTemplate jdbc;
    private final MeterRegistry meters;

    @Autowired
    WatchTest(@LocalServerPort int port, JdbcTemplate jdbc, MeterRegistry meters) {
        this.client = new Client(port);
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @Test
    void entries_are_sealed_and_checked_soon_and_a_change_is_told_of(CapturedOutput output) {
        String clinician = ISSUER.staff("watched", "clinician");
        for (int i = 0; i < 3; i++) {
            client.get("/api/things/abc", clinician);
        }
        await().untilAsserted(() -> assertThat(gauge("verified")).isGreaterThanOrEqualTo(3));
        assertThat(gauge("broken")).isZero();
        await().untilAsserted(() -> assertThat(output).containsPattern("audit anchor \\d+:[0-9a-f]{64}"));

        // The tail that was known to the running service.
        jdbc.execute("grant all on all tables in schema audit to current_user");
        jdbc.execute("alter table audit.seal disable trigger user");
        jdbc.execute("delete from audit.seal where sequence >= 2");

        await().untilAsserted(() -> assertThat(gauge("broken")).isOne());
        assertThat(output).contains("the audit was tampered with: CUT_OFF");
    }

    private double gauge(String name) {
        return meters.get("stepdown.audit." + name).gauge().value();
    }
}
