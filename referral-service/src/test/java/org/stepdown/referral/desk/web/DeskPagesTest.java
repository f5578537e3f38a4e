package org.stepdown.referral.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.TestIssuer;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.Api;
import org.stepdown.referral.KeptBodies;
import org.stepdown.referral.RunningService;
import org.stepdown.referral.intake.hl7.Hl7Text;
import org.stepdown.referral.intake.hl7.HospitalLine;
import org.stepdown.referral.loop.Care;
import org.stepdown.referral.loop.Hospital;
import org.stepdown.referral.loop.Loop;
import org.stepdown.vault.Vault;

/** The intake desk as a clerk has it in the browser. */
@RunningService
@SuppressWarnings("NullAway.Init")
class DeskPagesTest {

    private static final double PATIENCE_MILLIS = 20_000;

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();
    private final String number =
            "D" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

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
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // The refusal of a form that is not complete is a 422, which browsers write down as an error.
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        Assertions.assertThat(complaints).isEmpty();
        context.close();
    }

    @Test
    void a_held_message_is_corrected_and_followed_to_its_referral() {
        UUID id = held();
        comeIn("d.reyes");
        page.locator("a[href='/intake/messages/" + id + "']").click();
        assertThat(page.getByText("101 Required field missing").first()).isVisible();
        assertThat(page.locator("pre")).containsText("xxxxxx^xxxxxxx");
        Assertions.assertThat(page.content()).doesNotContain("CANARY");

        press("Show everything and correct it");
        Locator body = page.getByLabel("The whole message");
        assertThat(body).hasValue(Pattern.compile("CANARY\\^PATIENT"));
        body.fill(Hl7Text.discharge(number, number).text());
        press("Process the corrected message");

        assertThat(page.locator("#repair")).hasCount(0);
        assertThat(page.locator(".now")).containsText("Referral received");
        assertThat(way("Looked at unmasked")).containsText("by d.reyes");
        assertThat(way("Processed again")).containsText("corrected");
        assertThat(way("Patient discharged")).isVisible();
        Assertions.assertThat(page.url()).contains(id.toString()).doesNotContain(number);
    }

    @Test
    void a_correction_that_still_can_not_be_read_is_kept_with_what_is_wrong() {
        UUID id = held();
        comeIn("d.reyes");
        visit("/intake/messages/" + id);
        press("Show everything and correct it");

        page.getByLabel("The whole message")
                .fill(Hl7Text.discharge(number, number).without("PID").text());
        press("Process the corrected message");

        assertThat(page.getByRole(AriaRole.ALERT))
                .hasText("It still can't be read: 100 Segment sequence error, at PID^1.");
        assertThat(page.getByLabel("The whole message")).hasValue(Pattern.compile("PV1\\|1\\|I"));
    }

    @Test
    void a_message_is_put_aside_with_its_reason() {
        UUID id = held();
        comeIn("d.reyes");
        visit("/intake/messages/" + id);

        page.getByText("Put it aside for good").click();
        page.getByLabel("Why?").fill("sent by mistake");
        press("Put aside");

        assertThat(page.locator(".now")).containsText("Not taken");
        assertThat(way("Put aside for good")).containsText("sent by mistake");
    }

    @Test
    void who_signs_out_is_out_and_is_not_let_in_again() {
        comeIn("r.leaving");
        assertThat(page.locator("#who")).hasText("r.leaving");

        press("Sign out");

        assertThat(page.locator("body")).containsText("wanted");
        visit("/intake");
        assertThat(page.locator("body")).containsText("wanted");
    }

    @Test
    void operations_see_a_held_message_masked_and_can_not_open_it() {
        TestIssuer.shared().person("o.works", List.of("ops"), List.of(), List.of());
        UUID id = held();
        comeIn("o.works");

        assertThat(page.locator("#recent")).hasCount(0);
        page.locator("a[href='/intake/messages/" + id + "']").click();

        assertThat(page.locator("pre")).containsText("xxxxxx^xxxxxxx");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show everything")))
                .hasCount(0);
        Assertions.assertThat(page.content()).doesNotContain("CANARY");
    }

    @Test
    void a_clerk_of_one_place_enters_nothing_for_another() {
        TestIssuer.shared().person("l.clerk", List.of("intake"), List.of("*"), List.of("LAKESIDE"));
        comeIn("l.clerk");
        visit("/intake/new");

        assertThat(page.getByLabel("Hospital, practice or residence").locator("option"))
                .hasText(new String[] {"Choose", "LAKESIDE"});
    }

    @Test
    void who_may_not_see_the_page_is_told_so_and_can_sign_out() {
        TestIssuer.shared().person("a.auditor", List.of("auditor"), List.of(), List.of());
        page.navigate(TestIssuer.shared().be("a.auditor"));
        visit("/intake");

        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("This is not for you");
        press("Sign out");
        assertThat(page.locator("body")).containsText("wanted");
        complaints.clear();
    }

    @Test
    void a_clerk_enters_a_discharge_and_sees_it_become_a_referral() {
        visit("/intake/new");
        discharge();

        press("Send");

        page.waitForURL(Pattern.compile(".*/intake/messages/[0-9a-f-]{36}"));
        assertThat(page.locator(".now")).containsText("Referral received");
        assertThat(way("Referral")).containsText("Acute psychiatric");
        Assertions.assertThat(page.url()).doesNotContain(number);
    }

    @Test
    void a_clerk_enters_a_referral_by_keyboard_and_without_script() {
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            page = plain.newPage();
            visit("/intake/new");
            page.getByLabel("A referral").check();
            who();
            page.getByLabel("Date", exactly()).fill("2026-03-05");
            page.getByLabel("Who refers the person?").fill("Dr. Okafor");
            page.getByRole(AriaRole.GROUP, group("day and night"))
                    .getByLabel("No", within())
                    .check();
            page.getByRole(AriaRole.GROUP, group("safe at home"))
                    .getByLabel("Yes", within())
                    .check();
            page.getByLabel("Time of day").selectOption("Evening");
            assertThat(page.getByLabel("Kind of stay")).isHidden();

            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Send").setExact(true))
                    .focus();
            page.keyboard().press("Enter");

            page.waitForURL(Pattern.compile(".*/intake/messages/[0-9a-f-]{36}"));
            for (int i = 0; i < 40 && !page.locator(".now").innerText().contains("Referral received"); i++) {
                page.reload();
            }
            assertThat(way("Referral requested")).isVisible();
            assertThat(page.locator(".now")).containsText("Referral received");
        }
    }

    @Test
    void what_is_missing_is_named_at_its_field_and_what_was_typed_stays() {
        visit("/intake/new");
        discharge();
        page.getByLabel("Family name").fill("");
        page.getByLabel("Main diagnosis").fill("sad");

        press("Send");

        assertThat(page.locator("#summary")).containsText("2 fields need another look");
        assertThat(page.getByLabel("Family name")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Family name")).hasAccessibleDescription("Type the family name.");
        assertThat(page.getByLabel("Main diagnosis")).hasValue("sad");
        assertThat(page.getByLabel("Given name")).hasValue("Ada");
        page.locator("#summary").getByText("Type the family name.").click();
        page.getByLabel("Family name").fill("Larsen");
        page.getByLabel("Main diagnosis").fill("F33.1");
        press("Send");
        assertThat(page.locator(".now")).containsText("Referral received");
    }

    @Test
    void a_double_click_has_one_effect() {
        visit("/intake/new");
        discharge();

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .dblclick();

        page.waitForURL(Pattern.compile(".*/intake/messages/[0-9a-f-]{36}"));
        assertThat(page.locator(".now")).containsText("Referral received");
        Assertions.assertThat(sent()).isOne();
    }

    @Test
    void a_form_that_was_sent_does_not_take_other_entries_and_keeps_them_on_the_page() {
        visit("/intake/new");
        discharge();
        String key = page.locator("[name=key]").inputValue();
        press("Send");
        page.waitForURL(Pattern.compile(".*/intake/messages/[0-9a-f-]{36}"));

        visit("/intake/new");
        discharge();
        page.getByLabel("Given name").fill("Eva");
        page.locator("[name=key]").evaluate("(field, key) => field.value = key", key);
        press("Send");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This form has been sent before");
        assertThat(page.getByLabel("Given name")).hasValue("Eva");
        assertThat(page.getByLabel("A discharge")).isChecked();
        assertThat(page.getByLabel("Kind of stay")).hasValue("INPATIENT");
    }

    @Test
    void word_to_the_sender_shows_and_changes_while_the_page_is_open() throws IOException {
        try (Api api = new Api(port);
                Hospital hospital = new Hospital();
                Loop loop = new Loop(api, service)) {
            String hook = loop.webhook("http://127.0.0.1:1/");
            new HospitalLine(service).send(Hl7Text.discharge(number, number));
            UUID referral = loop.referralOf(number);
            visit("/intake/messages/" + message());
            new Care(service).says(referral, ReferralStatus.WAITLISTED);

            Locator word = way("Word to the sender");
            assertThat(word).containsText("On the waitlist (" + hook + ": Queued) CONNECTION_REFUSED", patiently());
            picturesIfAsked("told-queued");
            loop.moves(hook, hospital.url("/hook"));
            assertThat(word).containsText("On the waitlist (" + hook + ": Delivered)", patiently());
            assertThat(word).not().containsText("CONNECTION_REFUSED");
            picturesIfAsked("told-delivered");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "stepdown.screenshots", matches = ".+")
    void pictures_of_the_desk() {
        Path folder = Path.of(System.getProperty("stepdown.screenshots", "target"));
        UUID id = held();
        comeIn("d.reyes");
        pictures(folder, "intake");
        visit("/intake/messages/" + id);
        pictures(folder, "masked");
        press("Show everything and correct it");
        pictures(folder, "whole");
        visit("/intake/new");
        pictures(folder, "new");
        page.getByLabel("A referral").check();
        pictures(folder, "new-referral");
        press("Send");
        pictures(folder, "new-faults");
        visit("/intake/new");
        discharge();
        press("Send");
        assertThat(page.locator(".now")).containsText("Referral received");
        pictures(folder, "way");
    }

    private void picturesIfAsked(String name) {
        String folder = System.getProperty("stepdown.screenshots", "");
        if (!folder.isEmpty()) {
            pictures(Path.of(folder), name);
        }
    }

    private void pictures(Path folder, String name) {
        picture(folder.resolve(name + "-light.png"), ColorScheme.LIGHT, 1280);
        picture(folder.resolve(name + "-dark.png"), ColorScheme.DARK, 1280);
        picture(folder.resolve(name + "-narrow.png"), ColorScheme.LIGHT, 390);
        page.setViewportSize(1280, 900);
    }

    private void picture(Path file, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 1000);
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private void discharge() {
        page.getByLabel("A discharge").check();
        who();
        page.getByLabel("Date", exactly()).fill("2026-03-05");
        page.getByLabel("Kind of stay").selectOption("Hospital stay");
        page.getByLabel("Unit or ward").fill("PSY");
        page.getByLabel("Where did the person go?").selectOption("Home");
    }

    private void who() {
        page.getByLabel("Hospital, practice or residence").selectOption("GENHOSP");
        page.getByLabel("Given name").fill("Ada");
        page.getByLabel("Family name").fill("Larsen");
        page.getByLabel("Date of birth").fill("1988-04-12");
        page.getByLabel("Record number").fill(number);
        page.getByLabel("Main diagnosis").fill("F33.1");
    }

    /** HAVEN is a program under 42 CFR Part 2, and the clinician is none of its people. */
    @Test
    void a_restricted_item_is_opened_in_an_emergency_after_a_new_sign_in() {
        String clinician = "genhosp-" + number;
        TestIssuer.shared().person(clinician, List.of("clinician"), List.of("*"), List.of("GENHOSP"));
        TestIssuer.shared().signedInAt(clinician, Instant.now().minus(Duration.ofHours(1)));
        UUID referral = restricted();
        comeIn(clinician);

        visit("/referrals/" + referral);
        assertThat(page.locator("#restricted")).containsText("Restricted item");
        Assertions.assertThat(page.locator("#main").textContent()).doesNotContain("of HAVEN");
        Assertions.assertThat(page.content()).doesNotContain("CANARY");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in again"))
                .click();
        page.getByLabel("What is the emergency?").fill("a fall at home");
        press("Open it, and tell the privacy officer");
        assertThat(page.locator("#patient")).containsText("CANARY");
        assertThat(page.locator("#patient")).containsText("42 CFR part 2 prohibits");
    }

    @Test
    void a_consent_is_written_down_and_taken_back() {
        UUID referral = restricted();
        comeIn("d.reyes");
        visit("/referrals/" + referral);
        page.getByText("Write a consent down").click();
        press("Write it down");
        assertThat(page.locator("#scope-fault")).isVisible();
        page.getByLabel("Records of").selectOption("HAVEN");
        page.getByLabel("May be told to").selectOption("GENHOSP");
        page.getByLabel("how the referral stands").check();
        page.getByLabel("What for").selectOption("TREATMENT");
        page.getByLabel("Signed on").fill("2026-01-02");
        press("Write it down");
        assertThat(page.locator("#consents tbody tr")).containsText("how the referral stands");
        press("Take it back");
        assertThat(page.locator("#consents tbody tr")).containsText("Taken back");
    }

    private UUID restricted() {
        new HospitalLine(service)
                .send(Hl7Text.discharge(number, number)
                        .replaced("|EPIC|GENHOSP|", "|EPIC|HAVEN|")
                        .replaced("PSY^1^1^GENHOSP", "RES^1^1^HAVEN"));
        new HospitalLine(service).send(Hl7Text.discharge("G" + number, number).replaced("V" + number, "W" + number));
        return new Loop(new Api(port), service).referralOf("G" + number);
    }

    private void comeIn(String account) {
        page.navigate(TestIssuer.shared().be(account));
        visit("/");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                .isVisible();
    }

    private void visit(String path) {
        page.navigate("http://127.0.0.1:" + port + path);
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Locator way(String title) {
        return page.locator("ol.way > li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(title).setExact(true))));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByLabelOptions within() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions group(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(name));
    }

    /** A discharge that lacks its visit number. */
    private UUID held() {
        new HospitalLine(service)
                .send(Hl7Text.discharge(number, number).without("PV1").with("PV1|1|I|PSY^1^1^GENHOSP"));
        return jdbc.sql("select id from source_message where control_id = :number and status = 'QUARANTINED'")
                .param("number", number)
                .query(UUID.class)
                .single();
    }

    private UUID message() {
        return jdbc.sql("select id from source_message where control_id = :number")
                .param("number", number)
                .query(UUID.class)
                .single();
    }

    /** A page asks seldom when all seems done. */
    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(3 * PATIENCE_MILLIS);
    }

    private long sent() {
        return new KeptBodies(jdbc, vault).saying(number).getOrDefault("INTAKE-FORM", 0L);
    }
}
