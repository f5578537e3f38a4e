package org.stepdown.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.events.enrollment.PlacementOutcome;
import tools.jackson.databind.JsonNode;

/** The inbox as a person has it in the browser. */
@OnRealParts
@SuppressWarnings("NullAway.Init")
class InboxPageTest {

    private static final double PATIENCE_MILLIS = 20_000;

    private static Chromium chromium;
    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("alertNotifications")
    private SmartLifecycle source;

    @Autowired
    private JdbcClient jdbc;

    private Sender sender;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium = new Chromium();
        browser = chromium.launch();
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        // What other tests have left would make each page long, and each look at it slow.
        jdbc.sql("""
                        update alert set state = 'RETRACTED', state_at = now()
                        where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED')
                        """).update();
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

        Locator waiting = shown("Waiting for an answer", "Safety review", patient);
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
    void a_resolved_alert_leaves_the_list_and_comes_back_when_that_is_undone_within_ten_seconds() {
        APatient patient = APatient.called("Bo", "Resolved" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        sender.send("care.referral.v1", patient.key(), patient.opened());
        Locator review = shown("Waiting for an answer", "Needs review", patient);

        review.getByRole(AriaRole.BUTTON, named("Resolve")).click();

        assertThat(review).hasCount(0);

        Locator undo = page.locator("#resolved form").filter(new Locator.FilterOptions().setHasText(patient.family()));
        undo.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(review).isVisible();
        review.getByRole(AriaRole.BUTTON, named("Resolve")).click();
        assertThat(review).hasCount(0);
        assertThat(undo).isVisible();
        axe();
        assertThat(undo).hasCount(0);
    }

    @Test
    void an_alert_that_has_come_into_view_counts_as_seen_and_stays_unanswered() {
        APatient patient = APatient.called("Gil", "Seen" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.openedAgainstAdvice());
        Locator advice = shown("Waiting for an answer", "Left against medical advice", patient);

        // At once: what stands there may be replaced by the same, newer, at any time.
        advice.evaluate("alert => alert.scrollIntoView()");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode alert = new Api(port).alert(patient.referral(), "LEFT_AGAINST_ADVICE");
            Assertions.assertThat(alert.path("seenAt").isString()).isTrue();
            Assertions.assertThat(alert.path("state").asString()).isEqualTo("RAISED");
        });
    }

    @Test
    void who_signs_out_hears_nothing_more_and_sees_nothing_more() {
        comeIn("C. Leaving");
        context.request().get(TestIssuer.shared().be("nobody"));

        // A sign-out elsewhere, of which the page itself learns nothing but that its stream ends.
        jdbc.sql("delete from access.spring_session where principal_name = 'C. Leaving'")
                .update();

        assertThat(page.locator("body")).containsText("sign-in");
        Assertions.assertThat(page.url()).doesNotContain("/inbox");
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
        showNews(restricted);
        assertThat(restricted).isVisible();
        Assertions.assertThat(page.content()).doesNotContain(patient.family());
    }

    @Test
    void the_list_can_be_read_without_script() {
        APatient patient = APatient.called("Ed", "Plain" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.opened());
        shown("Waiting for an answer", "Referral received", patient);

        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page withoutScript = plain.newPage();
            withoutScript.navigate("http://127.0.0.1:" + port + "/inbox");
            assertThat(withoutScript.getByText(patient.given() + " " + patient.family()))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        }
    }

    @Test
    void a_page_that_is_cut_off_says_so_and_recovers_by_itself() {
        APatient patient = APatient.called("Fi", "Away" + System.nanoTime());
        comeIn("M. Reyes");

        context.setOffline(true);
        assertThat(page.locator("#lost")).containsText("Connection lost");
        axe();
        sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());
        context.setOffline(false);

        assertThat(page.locator("#connection")).hasText("Live");
        assertThat(page.locator("#lost")).hasText("");
        assertThat(shown("Waiting for an answer", "Safety review", patient)).isVisible();
        complaints.clear();
    }

    @Test
    void what_is_new_waits_behind_a_button_and_moves_neither_the_list_nor_the_focus() {
        APatient first = APatient.called("Ida", "First" + System.nanoTime());
        APatient second = APatient.called("Jo", "Second" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", first.key(), first.openedWithSafetyFlag());
        Locator mine = shown("Waiting for an answer", "Safety review", first);
        mine.getByRole(AriaRole.BUTTON, named("Acknowledge")).focus();
        double place = mine.boundingBox().y;

        sender.send("care.referral.v1", second.key(), second.openedWithSafetyFlag());

        assertThat(news()).containsText("urgent: show");
        Assertions.assertThat(mine.boundingBox().y).isEqualTo(place);
        assertThat(page.locator(":focus")).hasText("Acknowledge");
        assertThat(alert("Waiting for an answer", "Safety review", second)).hasCount(0);
        axe();
        page.locator(":focus").blur();
        page.keyboard().press("n");
        assertThat(alert("Waiting for an answer", "Safety review", second)).isVisible();
    }

    @Test
    void two_who_act_at_once_are_told_who_was_first() {
        APatient patient = APatient.called("Kim", "Twice" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());
        Locator mine = shown("Waiting for an answer", "Safety review", patient);
        mine.locator("summary").click();
        try (BrowserContext other = browser.newContext()) {
            Page theirs = other.newPage();
            other.request().get(TestIssuer.shared().be("T. Okafor"));
            theirs.navigate("http://127.0.0.1:" + port + "/inbox?q=" + patient.referral());
            theirs.locator("li.alert")
                    .filter(new Locator.FilterOptions().setHasText("Safety review"))
                    .getByRole(AriaRole.BUTTON, named("Acknowledge"))
                    .click();
            assertThat(theirs.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Being handled"))
                            .locator("li.alert"))
                    .containsText("T. Okafor");
        }

        mine.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("it was acknowledged by T. Okafor");
        assertThat(alert("Being handled", "Safety review", patient)).isVisible();
        axe();
        Assertions.assertThat(complaints).allMatch(complaint -> complaint.contains("409"));
    }

    @Test
    void an_alert_is_found_by_its_referral_assigned_snoozed_with_a_reason_and_escalated() {
        APatient patient = APatient.called("Lee", "Worked" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.enrollment.v1", patient.key(), patient.decided(1, PlacementOutcome.IN_REVIEW));
        sender.send("care.referral.v1", patient.key(), patient.opened());
        shown("Waiting for an answer", "Needs review", patient);
        page.getByLabel("Alert or referral id").fill(patient.referral().toString());
        page.getByLabel("Topic").selectOption("NEEDS_REVIEW");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("q=" + patient.referral()) && url.contains("topic=NEEDS_REVIEW"));
        Locator review = alert("Waiting for an answer", "Needs review", patient);

        more(review).getByLabel("Assign to").fill("okafor");
        review.getByRole(AriaRole.BUTTON, named("Assign").setExact(true)).click();
        assertThat(review).containsText("Assigned to");
        axe();
        more(review).getByLabel("Snooze for").selectOption("30");
        axe();
        review.getByLabel("Why", new Locator.GetByLabelOptions().setExact(true)).fill("on the phone");
        review.getByRole(AriaRole.BUTTON, named("Snooze").setExact(true)).click();
        assertThat(review).containsText("(on the phone)");
        more(review).getByRole(AriaRole.BUTTON, named("Escalate")).click();
        assertThat(review).containsText("Escalation level");

        review.getByText("Timeline").click();
        assertThat(page.locator("ol.way")).containsText("Needs review: Escalated");
        assertThat(page.locator("ol.way")).containsText("by M. Reyes : on the phone");
        axe();
        page.navigate("http://127.0.0.1:" + port + "/inbox/hand-over?q=" + patient.referral());
        assertThat(page.locator("tbody").first()).containsText(patient.family());
        axe();
        Assertions.assertThat(page.url()).doesNotContain(patient.family());
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void a_note_stays_with_an_alert_and_an_acknowledgement_can_be_undone_for_ten_seconds() {
        APatient patient = APatient.called("Nia", "Undone" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());
        Locator waiting = shown("Waiting for an answer", "Safety review", patient);

        more(waiting).getByLabel("Note for colleagues").fill("Her sister will call back");
        axe();
        waiting.getByRole(AriaRole.BUTTON, named("Add note")).click();
        assertThat(waiting.locator(".note")).containsText("Her sister will call back");
        assertThat(waiting.locator(".note")).containsText("M. Reyes");

        waiting.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
        Locator handled = alert("Being handled", "Safety review", patient);
        handled.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(waiting).isVisible();
        assertThat(handled).hasCount(0);

        waiting.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
        assertThat(handled.getByRole(AriaRole.BUTTON, named("Undo"))).isVisible();
        axe();
        assertThat(handled.getByRole(AriaRole.BUTTON, named("Undo"))).hasCount(0);
        assertThat(handled).isVisible();
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void alerts_can_be_seen_team_by_team_with_those_who_have_duty() {
        String team = "t" + System.nanoTime();
        jdbc.sql("insert into team values (?, ?, 'UTC', 'office', false)")
                .params(team, "Team " + team)
                .update();
        jdbc.sql("insert into staff_member values (?, 'Ines Costa', 'UTC') on conflict do nothing")
                .param(team + "-ines")
                .update();
        jdbc.sql("insert into team_member values (?, ?, 'SUPERVISOR')")
                .params(team, team + "-ines")
                .update();
        jdbc.sql("insert into program_team values (?, ?)")
                .params("p-" + team, team)
                .update();
        APatient patient = APatient.called("Oda", "Teamed" + System.nanoTime());
        APatient other = APatient.called("Pim", "Untold" + System.nanoTime());
        comeIn(team + "-ines");
        sender.send("care.referral.v1", other.key(), other.openedWithSafetyFlag());
        sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());
        shown("Waiting for an answer", "Safety review", other);
        Locator mine = shown("Waiting for an answer", "Safety review", patient);
        jdbc.sql("update alert set program_id = ? where referral_id = ?")
                .params("p-" + team, patient.referral())
                .update();

        page.reload();
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Which alerts"))
                .getByText("Team " + team)
                .click();

        page.waitForURL(url -> url.endsWith("team=" + team));
        assertThat(mine).isVisible();
        assertThat(alert("Waiting for an answer", "Safety review", other)).hasCount(0);
        assertThat(page.locator(".duty")).containsText("Ines Costa");
        assertThat(page.getByLabel("Team")).hasValue(team);
        axe();
    }

    @Test
    void the_link_of_an_email_finds_its_alert_and_its_history_says_who_was_told_by_which_channel() {
        APatient patient = APatient.called("Quin", "Linked" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());
        Locator waiting = shown("Waiting for an answer", "Safety review", patient);
        UUID id = UUID.fromString(new Api(port)
                .alert(patient.referral(), "SAFETY_REVIEW")
                .path("id")
                .asString());
        jdbc.sql("""
                        insert into delivery (id, alert_id, occasion, level, recipient, channel, state, due_at, created_at,
                            changed_at, attempts, error)
                        values (gen_random_uuid(), ?, 'a test', 0, 'reyes', 'EMAIL', 'DELIVERED', now(), now(), now(), 2, null)
                        """).param(id).update();

        page.navigate("http://127.0.0.1:" + port + "/?q=" + id);
        assertThat(page.locator("li.alert")).hasCount(1);
        waiting.getByText("Timeline").click();
        assertThat(page.locator("ol.way")).containsText("Safety review: Email, delivered");
        assertThat(page.locator("ol.way")).containsText("to reyes");
        axe();

        new Api(port).post("/api/alerts/" + id + "/resolve", "{\"by\": \"M. Reyes\"}");
        page.navigate("http://127.0.0.1:" + port + "/?q=" + id);
        axe();
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Over"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(page.locator("ol.way")).containsText("Safety review: Resolved");
        axe();
    }

    @Test
    void shortcuts_work_are_explained_and_can_be_turned_off() {
        APatient patient = APatient.called("Max", "Keys" + System.nanoTime());
        comeIn("M. Reyes");
        sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());
        shown("Waiting for an answer", "Safety review", patient);
        page.locator("h1").click();

        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        axe();
        page.getByLabel("Shortcuts are on").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        page.keyboard().press("j");
        assertThat(page.locator("li.alert:focus")).hasCount(0);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keyboard shortcuts"))
                .click();
        page.getByLabel("Shortcuts are on").check();
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        assertThat(page.locator("li.alert:focus")).hasCount(1);
    }

    @Test
    void a_page_goes_on_hearing_of_alerts_after_its_source_was_stopped_and_started() {
        comeIn("M. Reyes");
        source.stop();
        source.start();

        for (int round = 0; round < 3; round++) {
            APatient patient = APatient.called("Hal", "Restarted" + System.nanoTime());
            sender.send("care.referral.v1", patient.key(), patient.openedWithSafetyFlag());
            shown("Waiting for an answer", "Safety review", patient);
        }
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
        shown("Waiting for an answer", "Placed in a cohort", cleo);
        axe();
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
        context.request().get(TestIssuer.shared().be(name));
        page.navigate("http://127.0.0.1:" + port + "/");
        assertThat(page.locator("#who")).hasText(name);
        assertThat(page.locator("#connection")).hasText("Live");
    }

    private Locator alert(String section, String title, APatient patient) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(section))
                .locator("li.alert")
                .filter(new Locator.FilterOptions().setHasText(title))
                .filter(new Locator.FilterOptions().setHasText(patient.family()));
    }

    private Locator news() {
        return page.locator("#show-news");
    }

    /** Shows what is new as often as it takes: other alerts may come first. */
    private void showNews(Locator wanted) {
        await().pollInSameThread()
                .atMost(Duration.ofMillis(3 * (long) PATIENCE_MILLIS))
                .until(() -> {
                    if (news().isVisible()) {
                        news().click();
                    }
                    return wanted.isVisible();
                });
    }

    private Locator shown(String section, String title, APatient patient) {
        Locator alert = alert(section, title, patient);
        showNews(alert);
        return alert;
    }

    private static Locator more(Locator alert) {
        alert.locator("summary").click();
        return alert;
    }

    private void axe() {
        Chromium.requireAccessible(page);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
