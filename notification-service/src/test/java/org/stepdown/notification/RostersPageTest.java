package org.stepdown.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.stepdown.delivery.kit.TestIssuer;
import tools.jackson.databind.JsonNode;

/** Rosters, preferences and ladders as a program lead has them in the browser, with and without script. */
@OnRealParts
@SuppressWarnings("NullAway.Init")
class RostersPageTest {

    private static final String WEEK =
            "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]";

    private static Chromium chromium;
    private static Browser browser;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private Api api;
    private String team;

    @BeforeAll
    static void browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        chromium = new Chromium();
        browser = chromium.launch();
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    @BeforeEach
    void aTeam() {
        api = new Api(port);
        team = "r" + System.nanoTime();
        api.put("/api/audience/staff/" + team + "-a", "{\"name\":\"Ana Amari\",\"zone\":\"America/New_York\"}");
        api.put("/api/audience/staff/" + team + "-b", "{\"name\":\"Ben Boro\",\"zone\":\"America/New_York\"}");
        Assertions.assertThat(api.put("/api/audience/teams/" + team, """
                        {"name":"%s","zone":"America/New_York","calendar":"office","programs":[],
                         "members":[{"account":"%s-a","role":"CLINICIAN"},{"account":"%s-b","role":"SUPERVISOR"}]}""".formatted("Team " + team, team, team))
                        .status())
                .isEqualTo(200);
        Assertions.assertThat(api.put("/api/rosters/" + team, """
                        {"shifts":[{"name":"day","days":%s,"starts":"07:00","ends":"19:00","accounts":["%s-a"],
                        "from":"2026-01-01"}]}""".formatted(WEEK, team))
                        .status())
                .isEqualTo(200);
        open(true);
    }

    private void open(boolean script) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(script));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
        context.request().get(TestIssuer.shared().be(team + "-b"));
        page.navigate("http://127.0.0.1:" + port + "/rosters?team=" + team);
        assertThat(page.locator("#who")).hasText(team + "-b");
    }

    @AfterEach
    void close() {
        context.close();
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void who_has_duty_who_comes_next_and_when_nobody_has_it_is_seen() {
        assertThat(page.getByRole(AriaRole.HEADING, heading("On duty, Team " + team)))
                .isVisible();
        assertThat(page.locator("table.week tbody td").first()).hasText("Ana Amari");
        assertThat(page.locator(".message ul")).containsText("7:00 PM");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(width, 900);
                Chromium.requireAccessible(page);
                picture("rosters-" + scheme + "-" + width);
            }
        }
    }

    @Test
    void a_shift_is_added_changed_and_removed_by_keyboard() {
        Locator add = page.locator("details").filter(new Locator.FilterOptions().setHasText("Add the shift"));
        add.locator("summary").focus();
        page.keyboard().press("Enter");
        add.getByLabel("Name").fill("night");
        add.getByLabel("Starts").fill("19:00");
        add.getByLabel("Ends").fill("07:00");
        add.getByLabel("First day").fill("2026-01-01");
        add.locator("input[value='" + team + "-b']").check();
        Chromium.requireAccessible(page);
        picture("shift");
        add.getByRole(AriaRole.BUTTON, named("Add the shift")).press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The roster is saved.");
        assertThat(page.locator("table.week tbody tr").nth(1)).containsText("Ben Boro");
        assertThat(page.locator(".message ul")).hasCount(0);

        Locator change = page.locator("details").filter(new Locator.FilterOptions().setHasText("Change night"));
        change.locator("summary").click();
        change.getByLabel("Name").fill("late");
        change.getByRole(AriaRole.BUTTON, named("Save the shift")).click();
        assertThat(page.locator("table.week tbody tr").nth(1)).containsText("late");
        Locator gone = page.locator("details").filter(new Locator.FilterOptions().setHasText("Change late"));
        gone.locator("summary").click();
        gone.getByRole(AriaRole.BUTTON, named("Remove late")).click();
        assertThat(page.locator("table.week tbody tr")).hasCount(1);
    }

    @Test
    void a_roster_that_somebody_else_has_changed_meanwhile_is_not_written_over() {
        Locator change = page.locator("details").filter(new Locator.FilterOptions().setHasText("Change day"));
        change.locator("summary").click();
        api.put("/api/rosters/" + team, """
                {"shifts":[{"name":"early","days":%s,"starts":"06:00","ends":"14:00","accounts":["%s-b"],
                "from":"2026-01-01"}]}""".formatted(WEEK, team));

        change.getByRole(AriaRole.BUTTON, named("Remove day")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("was changed by somebody else meanwhile");
        assertThat(page.locator("table.week tbody tr")).containsText("early");
    }

    @Test
    void stand_ins_holidays_and_members_work_without_script() {
        context.close();
        open(false);
        fill("Add a stand-in", form -> {
            form.getByLabel("Away").selectOption(team + "-a");
            form.getByLabel("Stands in").selectOption(team + "-b");
            form.getByLabel("From").fill("2026-01-01T00:00");
            form.getByLabel("Until").fill("2099-01-01T00:00");
        });
        assertThat(page.getByText("Ben Boro for Ana Amari")).isVisible();
        assertThat(page.locator("table.week tbody td").first()).hasText("Ben Boro");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Ben Boro for Ana Amari"))
                .click();
        fill("Add a holiday", form -> {
            form.getByLabel("Day").fill("2098-12-24");
            form.getByLabel("What it is called").fill("Long ago");
        });
        assertThat(page.getByText("Wed, Dec 24, 2098: Long ago")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Long ago"))
                .click();
        assertThat(page.getByText("Long ago")).hasCount(0);
        fill("Add to the team", form -> {
            form.getByLabel("Who").selectOption(team + "-a");
            form.getByLabel("Role").selectOption("PROGRAM_LEAD");
        });
        assertThat(page.locator("main")).containsText("Program lead");
    }

    private void fill(String summary, Consumer<Locator> fields) {
        Locator form = page.locator("details")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("summary", new Page.LocatorOptions().setHasText(summary))));
        form.locator("summary").click();
        fields.accept(form);
        form.locator("button[type=submit]").click();
    }

    @Test
    void how_somebody_is_told_is_said_on_a_page_of_its_own() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Preferences of Ana Amari"))
                .click();
        page.getByLabel("Email: address").fill("ana@example.org");
        page.getByLabel("Email: routine alerts").selectOption("DIGEST");
        page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).fill("22:00");
        page.getByLabel("Until", new Page.GetByLabelOptions().setExact(true)).fill("06:00");
        page.getByLabel("When").selectOption("PER_SHIFT");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The preferences are saved.");
        page.locator("summary").click();
        page.getByLabel("Topic").selectOption("NO_SHOW");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add"))
                .click();
        assertThat(page.locator(".steps li")).containsText("Did not attend");
        Chromium.requireAccessible(page);
        picture("preferences");

        JsonNode kept = api.get("/api/preferences/" + team + "-a").body();
        Assertions.assertThat(kept.path("routine").path("EMAIL").asString()).isEqualTo("DIGEST");
        Assertions.assertThat(kept.path("quietHours").path("from").asString()).startsWith("22:00");
        Assertions.assertThat(kept.path("digest").path("rhythm").asString()).isEqualTo("PER_SHIFT");
        Assertions.assertThat(kept.path("subscriptions").get(0).path("topic").asString())
                .isEqualTo("NO_SHOW");
    }

    @Test
    void ladders_are_read_and_new_ones_are_made_for_a_day_to_come() {
        page.navigate("http://127.0.0.1:" + port + "/rosters/ladders");
        Chromium.requireAccessible(page);
        picture("ladders");
        page.locator("summary").click();
        page.getByLabel("Name of the version").fill(team);
        page.getByLabel("In force from").fill("2098-01-01T07:00");
        Chromium.requireAccessible(page);
        picture("new-ladders");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the new ladders"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The ladders are saved.");
        assertThat(page.getByRole(AriaRole.HEADING, heading("To come: " + team)))
                .isVisible();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Give up " + team))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, heading("To come: " + team)))
                .hasCount(0);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private void picture(String name) {
        String folder = System.getProperty("stepdown.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
