package org.stepdown.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.events.enrollment.PlacementOutcome;
import tools.jackson.databind.JsonNode;

/** The inbox as a person has it in the browser. */
@OnRealParts
@SuppressWarnings("NullAway.Init")
class InboxPageTest {

    private static final double PATIENCE_MILLIS = 20_000;

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;

    private Sender sender;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("stepdown.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void end() {
        playwright.close();
    }

    @BeforeEach
    void open() {
        sender = new Sender();
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        context.close();
        sender.close();
    }

    @Test
    void an_alert_appears_without_a_reload_and_moves_when_it_is_acknowledged_by_keyboard() {
        APatient patient = APatient.called("Ada", "Live" + System.nanoTime());
        comeIn("M. Reyes");

        sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());

        Locator waiting = alert("Waiting for an answer", "Safety review", patient);
        assertThat(waiting).isVisible();
        assertThat(waiting).containsText("Urgent");
        waiting.getByRole(AriaRole.BUTTON, named("Acknowledge")).focus();
        page.keyboard().press("Enter");

        Locator handled = alert("Being handled", "Safety review", patient);
        assertThat(handled).isVisible();
        assertThat(handled).containsText("M. Reyes");
        assertThat(waiting).hasCount(0);
        assertThat(page.locator("li.alert:focus")).containsText("Safety review");
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void a_resolved_alert_leaves_the_list() {
        APatient patient = APatient.called("Bo", "Resolved" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        sender.send("care.referral.v1", patient.key(), patient.opened());
        Locator review = alert("Waiting for an answer", "Needs review", patient);
        assertThat(review).isVisible();

        review.getByRole(AriaRole.BUTTON, named("Resolve")).click();

        assertThat(review).hasCount(0);
    }

    @Test
    void an_alert_that_has_come_into_view_counts_as_seen_and_stays_unanswered() {
        APatient patient = APatient.called("Gil", "Seen" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.openedAgainstAdvice());
        Locator advice = alert("Waiting for an answer", "Left against medical advice", patient);

        advice.scrollIntoViewIfNeeded();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode alert = new Api(port).alert(patient.referral(), "LEFT_AGAINST_ADVICE");
            Assertions.assertThat(alert.path("seenAt").isString()).isTrue();
            Assertions.assertThat(alert.path("state").asString()).isEqualTo("RAISED");
        });
    }

    @Test
    void nobody_acts_on_an_alert_without_saying_who_they_are() {
        APatient patient = APatient.called("Cy", "Nameless" + System.nanoTime());
        page.navigate("http://127.0.0.1:" + port + "/");
        sender.send("care.referral.v1", patient.key(), patient.opened());
        Locator alert = alert("Waiting for an answer", "Referral received", patient);

        alert.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Say who you are first, at the top of the page.");
        assertThat(alert).isVisible();
    }

    @Test
    void the_name_of_a_patient_of_a_part_2_program_is_never_shown() {
        APatient patient = APatient.called("Di", "Restricted" + System.nanoTime());
        comeIn("M. Reyes");

        sender.send("care.referral.v1", patient.key(), patient.openedByAPart2Program());

        Locator restricted = page.locator("li.alert")
                .filter(new Locator.FilterOptions()
                        .setHasText("Restricted item (referral "
                                + patient.referral().toString().substring(0, 8) + ")"));
        assertThat(restricted).isVisible();
        Assertions.assertThat(page.content()).doesNotContain(patient.family());
    }

    @Test
    void the_list_can_be_read_without_script() {
        APatient patient = APatient.called("Ed", "Plain" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.opened());
        assertThat(alert("Waiting for an answer", "Referral received", patient)).isVisible();

        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page withoutScript = plain.newPage();
            withoutScript.navigate("http://127.0.0.1:" + port + "/inbox");
            assertThat(withoutScript.getByText(patient.given() + " " + patient.family()))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        }
    }

    @Test
    void a_page_that_is_cut_off_says_so_and_catches_up_once_it_is_back() {
        APatient patient = APatient.called("Fi", "Away" + System.nanoTime());
        comeIn("M. Reyes");
        assertThat(page.locator("#connection")).hasText("Live");

        context.setOffline(true);
        page.evaluate("document.querySelector('[sse-connect]')['htmx-internal-data'].sseEventSource.close();"
                + "htmx.trigger('main', 'htmx:sseError')");
        assertThat(page.locator("#connection")).containsText("Connection lost");
        sender.send("care.referral.v1", patient.key(), patient.opened());
        context.setOffline(false);
        page.reload();

        assertThat(page.locator("#connection")).hasText("Live");
        assertThat(alert("Waiting for an answer", "Referral received", patient)).isVisible();
    }

    @Test
    @EnabledIfSystemProperty(named = "stepdown.screenshots", matches = ".+")
    void pictures_of_the_inbox() {
        Path folder = Path.of(System.getProperty("stepdown.screenshots", "target"));
        comeIn("M. Reyes");
        APatient ada = APatient.called("Ada", "Larsen");
        APatient ben = APatient.called("Ben", "Okoro");
        APatient cleo = APatient.called("Cleo", "Marsh");
        APatient dora = APatient.called("Dora", "Quist");
        sender.send("care.referral.v1", ada.key(), ada.openedWithSafetyFlag());
        sender.send("care.referral.v1", ben.key(), ben.openedAgainstAdvice());
        sender.send("care.referral.v1", cleo.key(), cleo.opened());
        sender.send("care.enrollment.v1", cleo.key(), cleo.decided(1, PlacementOutcome.ENROLLED));
        sender.send("care.referral.v1", dora.key(), dora.openedByAPart2Program());
        sender.send("care.enrollment.v1", dora.key(), dora.decided(1, PlacementOutcome.WAITLISTED));
        sender.send("care.enrollment.v1", dora.key(), dora.decided(2, PlacementOutcome.WAITLISTED));
        assertThat(alert("Waiting for an answer", "Placed in a cohort", cleo)).isVisible();
        alert("Waiting for an answer", "Left against medical advice", ben)
                .getByRole(AriaRole.BUTTON, named("Acknowledge"))
                .click();
        assertThat(alert("Being handled", "Left against medical advice", ben)).isVisible();
        picture(folder.resolve("light.png"), ColorScheme.LIGHT, 1280);
        picture(folder.resolve("dark.png"), ColorScheme.DARK, 1280);
        picture(folder.resolve("narrow.png"), ColorScheme.LIGHT, 390);
    }

    private void picture(Path file, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 1000);
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private void comeIn(String name) {
        page.navigate("http://127.0.0.1:" + port + "/");
        page.getByLabel("You are").fill(name);
        page.keyboard().press("Enter");
        assertThat(page.locator("#connection")).hasText("Live");
    }

    private Locator alert(String section, String title, APatient patient) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(section))
                .locator("li.alert")
                .filter(new Locator.FilterOptions().setHasText(title))
                .filter(new Locator.FilterOptions().setHasText(patient.family()));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
