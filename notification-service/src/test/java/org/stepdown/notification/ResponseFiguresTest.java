package org.stepdown.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What somebody who leads the staff asks: how soon are alerts answered, and what is left. */
@OnRealParts
@SuppressWarnings("NullAway.Init")
class ResponseFiguresTest {

    private final String program = "lead-" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Test
    void the_figures_of_a_program_are_exact_as_json_as_metric_and_on_an_accessible_page() {
        answered(2);
        answered(10);
        answered(40);
        raised(60, "RAISED", null);
        raised(60, "RETRACTED", 5);
        raised(1, "RAISED", null);

        JsonNode own = figures();
        assertThat(own.path("raised").asInt()).isEqualTo(6);
        assertThat(own.path("answered").asInt()).isEqualTo(3);
        assertThat(own.path("medianSeconds").asDouble()).isCloseTo(600, within(0.001));
        assertThat(own.path("p90Seconds").asDouble()).isCloseTo(2_040, within(0.001));
        assertThat(own.path("answeredIn30Minutes").asInt()).isEqualTo(2);
        assertThat(own.path("due30Minutes").asInt()).isEqualTo(4);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(meters.find("stepdown.alerts.acknowledge.median")
                            .tag("program", program)
                            .gauges())
                    .singleElement()
                    .satisfies(gauge -> assertThat(gauge.value()).isCloseTo(600, within(0.001)));
        });
        assertThat(meters.find("stepdown.alerts.open").tag("urgency", "routine").gauges())
                .hasSize(5);

        try (Chromium chromium = new Chromium();
                Browser browser = chromium.launch()) {
            Page page = browser.newPage();
            page.navigate("http://127.0.0.1:" + port + "/metrics");
            var row =
                    page.locator("tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(program));
            assertThat(row).containsText("10 min");
            assertThat(row).containsText("34 min");
            assertThat(row).containsText("50 %");
            Chromium.requireAccessible(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            Chromium.requireAccessible(page);
            pictures(page);
        }
    }

    @Test
    void a_time_that_is_not_kept_is_refused() {
        Api.Reply reply = new Api(port).get("/api/alerts/figures?days=0");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("field").asString()).isEqualTo("days");
    }

    private static void pictures(Page page) {
        String folder = System.getProperty("stepdown.screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "metrics-dark.png"))
                    .setFullPage(true));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "metrics.png"))
                    .setFullPage(true));
            page.setViewportSize(390, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, "metrics-narrow.png"))
                    .setFullPage(true));
        }
    }

    private JsonNode figures() {
        return new Api(port)
                .get("/api/alerts/figures?days=7")
                .body()
                .path("programs")
                .valueStream()
                .filter(one -> one.path("program").asString("").equals(program))
                .findFirst()
                .orElseThrow();
    }

    private void answered(int minutes) {
        UUID id = raised(120, "RESOLVED", minutes);
        jdbc.sql("""
                        insert into alert_change (alert_id, revision, change, at, by)
                        select id, 1, 'ACKNOWLEDGED', raised_at + make_interval(mins => ?), 'M. Reyes' from alert where id = ?
                        """).param(minutes).param(id).update();
    }

    private UUID raised(int minutesAgo, String state, @Nullable Integer endedAfterMinutes) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into alert (id, topic, subject, referral_id, key, program_id, raised_at, policy_version,
                            correlation_id, state, revision, urgency, due_at, occurrences, level, state_at)
                        select :id, 'NEEDS_REVIEW', 'referral/' || :id, :id, 'k-' || :id, :program, at, '2026-01', :id,
                            :state, 0, 'ROUTINE', at + interval '4 hours', 1, 0, at + make_interval(mins => :ended)
                        from (select now() - make_interval(mins => :ago) as at) raised
                        """)
                .param("id", id)
                .param("program", program)
                .param("state", state)
                .param("ago", minutesAgo)
                .param("ended", endedAfterMinutes, java.sql.Types.INTEGER)
                .update();
        return id;
    }
}
