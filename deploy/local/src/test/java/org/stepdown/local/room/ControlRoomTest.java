package org.stepdown.local.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page in a browser, over services that export what these do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlRoomTest {

    private static final double PATIENCE_MILLIS = 40_000;

    private final List<HttpServer> services = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private ControlRoom room;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        List<String> management = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            management.add(service(i));
        }
        room = ControlRoom.opened(
                0, new Services(management, List.of("http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3")));
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

    private String service(int which) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/actuator/prometheus", exchange -> {
            byte[] body = exported(which).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        services.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String exported(int which) {
        return switch (which) {
            case 0 -> """
                    stepdown_intake_seconds_count{way="mllp",outcome="accepted"} %d
                    stepdown_intake_seconds_count{way="mllp",outcome="quarantined"} %d
                    stepdown_quarantine_waiting %d
                    stepdown_quarantine_oldest_seconds 30
                    """.formatted(messages.addAndGet(40), held.get(), held.get());
            case 1 -> """
                    stepdown_waitlist_size 4
                    stepdown_waitlist_oldest_seconds 7300
                    stepdown_reviews_waiting 3
                    stepdown_clocks{measure="FUH",days="7",state="missed"} 2
                    stepdown_cohort_seats{cohort="a",state="capacity"} 12
                    stepdown_cohort_seats{cohort="a",state="enrolled"} 9
                    stepdown_inbox_events_total{consumer="enrollment-service.placement",outcome="handled"} %d
                    spring_cloud_stream_binder_kafka_offset{group="enrollment-service.placement",topic="t"} 17
                    stepdown_inbox_oldest_seconds{consumer="enrollment-service.placement"} 140
                    """.formatted(messages.get());
            default ->
                "stepdown_alerts_unacknowledged{urgency=\"urgent\"} 5\nstepdown_alerts_overdue{urgency=\"urgent\"} 1\n";
        };
    }

    @AfterAll
    void close() {
        browser.close();
        playwright.close();
        room.close();
        services.forEach(service -> service.stop(0));
    }

    @Test
    void the_picture_lives_and_what_is_stuck_is_said_in_words() {
        Page page = open(1280, ColorScheme.LIGHT);

        assertThat(text(page, ".way.across", "up-1")).hasText("up");
        assertThat(text(page, "tbody", "placement-state")).hasText("stuck");
        assertThat(text(page, "tbody", "placement-age")).hasText("2 min");
        assertThat(text(page, "tbody", "placement-waiting")).hasText("17");
        assertThat(text(page, "tbody", "intake-rate")).hasText(Pattern.compile("[1-9][.0-9]*/s"));
        assertThat(text(page, ".figures", "waiting")).hasText("4");
        assertThat(text(page, ".figures", "in-review")).hasText("3");
        assertThat(text(page, ".figures", "missed")).hasText("2");
        assertThat(text(page, ".figures", "free")).hasText("3");
        assertThat(page.locator("[data-line='flow-a']")).hasAttribute("points", Pattern.compile("\\d.* \\d.*"));
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots/control-room.png")));
    }

    @Test
    void a_message_in_quarantine_is_among_the_last_failures_with_a_link_and_keeps_the_focus() {
        Page page = open(1280, ColorScheme.LIGHT);
        assertThat(text(page, "footer", "as-of")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));

        held.incrementAndGet();
        Locator link = page.locator("#failures a").first();
        assertThat(link).hasText("Quarantine");
        assertThat(link).hasAttribute("href", "http://127.0.0.1:1/intake#held");
        link.focus();
        held.incrementAndGet();
        assertThat(page.locator("#failures li")).hasCount(2);
        assertThat(page.locator("#failures a").last()).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator("#failures a").first()).isFocused();
    }

    @Test
    void nobody_is_kept_out_in_light_in_the_dark_and_on_a_phone() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 360}) {
                Page page = open(width, scheme);
                assertThat(text(page, "tbody", "placement-state")).hasText("stuck");
                List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
                assertThat(violations.stream().map(rule -> rule.getId() + " " + rule.getNodes()))
                        .as(scheme + " " + width)
                        .isEmpty();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("fits " + width)
                        .isTrue();
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots/control-room-" + scheme + "-" + width + ".png")));
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(asked).allMatch(url -> url.startsWith("http://127.0.0.1:" + room.port() + "/"));
    }

    private static Locator text(Page page, String within, String key) {
        return page.locator(within + " [data-live='" + key + "']");
    }

    private Page open(int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        Page page = context.newPage();
        page.onConsoleMessage(message -> Stream.of(message)
                .filter(one -> one.type().equals("error"))
                .forEach(one -> complaints.add(one.text())));
        page.onRequest(request -> asked.add(request.url()));
        page.navigate("http://127.0.0.1:" + room.port() + "/");
        return page;
    }
}
