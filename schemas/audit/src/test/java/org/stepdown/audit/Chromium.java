package org.stepdown.audit;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** The service's pages in a browser. */
final class Chromium implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    Chromium(int port) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        base = "http://127.0.0.1:" + port;
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

    /** A fresh page at this path, after having been at another, as wide as a desk's or a phone's screen. */
    Page open(String first, String path, int width) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // The issuer of the tests has no icon.
            if (message.type().equals("error") && !message.location().contains("favicon")) {
                complaints.add(message.text());
            }
        });
        page.navigate(first);
        page.navigate(base + path);
        return page;
    }

    /** What the browser complained about so far: blocked scripts, missing files. */
    List<String> complaints() {
        return complaints;
    }

    /** No violation of WCAG 2.2 AA, in light and in dark, and nothing to be scrolled sideways on a phone. */
    void accessible(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            List<Rule> violations = new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations();
            Assertions.assertThat(violations)
                    .as("%s of %s", scheme, page.url())
                    .extracting(rule ->
                            rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
        page.setViewportSize(390, 844);
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assertions.assertThat(((Number) overflow).intValue())
                .as("sideways scrolling of %s on a phone", page.url())
                .isZero();
        page.setViewportSize(1280, 900);
    }

    /** Pictures for a person to look at, when a folder for them is set. */
    void picture(Page page, String name) {
        String folder = System.getProperty("stepdown.screenshots");
        if (folder == null) {
            return;
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png"))
                    .setFullPage(true));
        }
        page.setViewportSize(390, 844);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(folder, name + "-phone.png"))
                .setFullPage(true));
        page.setViewportSize(1280, 900);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
