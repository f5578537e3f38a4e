package org.stepdown.enrollment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.Hospital.PatientOf;

/** What staff see of placement in the browser. */
@EnrollmentTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final int DESK = 1280;

    private final Api api;
    private final JdbcClient jdbc;
    private final Chromium chromium;
    private final ReferralTopic topic = new ReferralTopic();
    private final Hospital hospital = new Hospital(topic);

    @Autowired
    PagesTest(Environment environment, JdbcClient jdbc) {
        this.jdbc = jdbc;
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        api = new Api(port);
        chromium = new Chromium(port);
    }

    @BeforeEach
    void forget() {
        chromium.complaints().clear();
    }

    @AfterEach
    void nothing_was_blocked_or_missing() {
        chromium.leave();
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    @AfterAll
    void close() {
        chromium.close();
        topic.close();
    }

    @Test
    void the_board_follows_the_seats_by_itself_and_keeps_its_filters_in_the_address() {
        api.opensCohort("board-live", "bl", 10);
        Page page = chromium.open("/board", DESK);
        page.getByLabel("Program").selectOption("mood");
        page.getByLabel("Time of day").selectOption("MORNING");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();
        page.waitForURL("**program=mood**");
        Locator row = page.locator("#row-board-live");
        assertThat(row.locator(".free")).hasText("10");
        assertThat(page.locator("#row-depression-evening")).hasCount(0);
        row.getByRole(AriaRole.LINK).focus();

        for (int patients = 0; patients < 9; patients++) {
            hospital.refers("bl");
        }

        assertThat(row.locator(".free")).hasText("1");
        assertThat(row).containsText("Nearly full");
        assertThat(row.getByRole(AriaRole.IMG)).hasAttribute("aria-label", "9 of 10 seats taken");
        assertThat(page.locator("#to-board-live")).isFocused();
        Assertions.assertThat(page.url()).contains("program=mood").contains("track=MORNING");
        chromium.accessible(page);
        chromium.visit(page, "/board");
        chromium.picture(page, "board");
    }

    @Test
    void the_page_of_a_referral_says_why_here_and_why_not_there() {
        api.opensCohort("why-here", "wh", 3);
        PatientOf patient = hospital.refers("wh");
        becomes(patient, "ENROLLED");

        Page page = chromium.open("/referrals/" + patient.referralId(), DESK);

        assertThat(page.locator(".now")).containsText("Enrolled in Test");
        Locator considered = page.getByRole(AriaRole.REGION, named("Why here, why not there"));
        Locator rows = considered.locator("tbody tr");
        assertThat(rows.first()).containsText("Chosen");
        assertThat(considered).containsText("Treats other conditions");
        assertThat(considered).containsText("CONDITION");
        assertThat(considered).containsText("Speaks another language (asked for: wh)");
        assertThat(page.getByText("2026-01", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        Assertions.assertThat(page.content())
                .doesNotContain(Hospital.FAMILY_NAME)
                .doesNotContain("1990-06-15")
                .doesNotContain("??");
        chromium.accessible(page);
        chromium.picture(page, "referral");
    }

    @Test
    void a_referral_in_review_says_what_is_not_known() {
        api.opensCohort("doubted", "dt", 3);
        PatientOf patient = hospital.refers("dt");
        becomes(patient, "ENROLLED");
        hospital.doubts(patient, "dt");
        becomes(patient, "IN_REVIEW");

        Page page = chromium.open("/referrals/" + patient.referralId(), DESK);

        assertThat(page.getByRole(AriaRole.REGION, named("Why").setExact(true)))
                .containsText("Nobody has said whether home is safe");
        assertThat(page.getByRole(AriaRole.REGION, named("Earlier decisions"))).containsText("A seat fits");
        chromium.accessible(page);
    }

    @Test
    void the_waitlist_says_what_each_waits_for_and_leads_there() {
        api.opensCohort("waited-for", "wf", 1);
        becomes(hospital.refers("wf"), "ENROLLED");
        PatientOf waiting = hospital.refers("wf");
        becomes(waiting, "WAITLISTED");

        Page page = chromium.open("/waitlist", DESK);

        Locator row = page.locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHasText(waiting.referralId().toString().substring(0, 8)));
        assertThat(row).containsText("No free seat");
        chromium.accessible(page);
        chromium.picture(page, "waitlist");
        row.getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByRole(AriaRole.REGION, named("Why").setExact(true)))
                .containsText("the patient waits for one");
    }

    @Test
    void the_page_of_a_cohort_shows_who_has_its_seats_and_when_it_meets() {
        api.opensCohort("shown", "sn", 3);
        PatientOf patient = hospital.refers("sn");
        becomes(patient, "ENROLLED");

        Page page = chromium.open("/cohorts/shown?from=2026-12-21", DESK);

        assertThat(page.getByRole(AriaRole.REGION, named("Roster")))
                .containsText(patient.referralId().toString().substring(0, 8));
        Locator sessions = page.getByRole(AriaRole.REGION, named("Sessions"));
        assertThat(sessions.first()).containsText("Mon, Dec 21, 2026");
        assertThat(sessions.first()).containsText("9:00 AM – 12:00 PM");
        assertThat(sessions.first()).not().containsText("Fri, Dec 25, 2026");
        chromium.accessible(page);
        chromium.picture(page, "cohort");
    }

    @Test
    void attendance_is_taken_for_a_session_by_somebody_who_is_known() {
        api.opensCohort("attended", "ad", 3);
        PatientOf patient = hospital.refers("ad");
        becomes(patient, "ENROLLED");
        jdbc.sql("update seat set first_session_at = now() - interval '15 days' where referral_id = :id")
                .param("id", patient.referralId())
                .update();
        LocalDate monday =
                LocalDate.now(ZoneId.of("America/New_York")).with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
        String shortId = patient.referralId().toString().substring(0, 8);
        Page page = chromium.open("/cohorts/attended?from=" + monday, DESK, "reyes");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mon, "))
                .first()
                .click();

        page.getByLabel("Whether " + shortId + " came").selectOption("ATTENDED");
        chromium.accessible(page);
        chromium.picture(page, "attendance");
        page.getByRole(AriaRole.BUTTON, button("Record")).click();

        assertThat(page.locator("#notice")).hasText("Recorded.");
        assertThat(page.getByLabel("Whether " + shortId + " came")).hasValue("ATTENDED");
        assertThat(page.getByText("by reyes")).isVisible();
        Assertions.assertThat(api.status(patient.referralId())).isEqualTo("STARTED");
    }

    @Test
    void the_report_keeps_its_dates_in_the_address_and_leads_to_the_table() {
        Page page = chromium.open("/reports?from=2026-01-01&to=2026-03-31", DESK);

        assertThat(page.getByLabel("From")).hasValue("2026-01-01");
        assertThat(page.getByText("HEDIS-style, not a certified measure")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("Download as CSV")))
                .hasAttribute("href", "/api/reports/follow-up.csv?from=2026-01-01&to=2026-03-31&program=");
        chromium.accessible(page);
        chromium.picture(page, "reports");
    }

    @Test
    void a_clinician_completes_what_is_not_known_from_the_queue() {
        api.opensCohort("reviewed", "rv", 3);
        PatientOf patient = hospital.refers("rv");
        becomes(patient, "ENROLLED");
        hospital.doubts(patient, "rv");
        becomes(patient, "IN_REVIEW");
        Page page = chromium.open("/review", DESK, "reyes");
        String shortId = patient.referralId().toString().substring(0, 8);
        Locator card = page.locator("li.card").filter(new Locator.FilterOptions().setHasText(shortId));
        assertThat(card).isVisible();
        chromium.accessible(page);
        chromium.picture(page, "review");
        card.getByRole(AriaRole.LINK).click();

        chromium.accessible(page);
        page.getByText("Complete what is not known").click();
        page.getByLabel("Safe at home?").selectOption("YES");
        page.getByRole(AriaRole.BUTTON, button("Save what I know")).click();

        assertThat(page.locator("#notice")).hasText("Done.");
        assertThat(page.locator(".now")).containsText("Enrolled");
        assertThat(page.getByRole(AriaRole.REGION, named("What staff did"))).containsText("by reyes");
        Assertions.assertThat(api.status(patient.referralId())).isEqualTo("ENROLLED");
    }

    @Test
    void a_form_that_breaks_rules_comes_back_with_every_fault_at_its_field() {
        Page page = chromium.open("/cohorts/new", DESK, "reyes");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Quiet evenings");
        page.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill("quiet evenings");
        page.getByLabel("Program", new Page.GetByLabelOptions().setExact(true)).selectOption("mood");
        page.locator("#conditions-ANXIETY").check();
        page.getByLabel("Monday").check();
        page.getByLabel("Thursday").check();
        page.getByLabel("Starts at").fill("18:00");
        page.getByLabel("Minutes a session").fill("90");
        page.getByLabel("First day").fill("2026-01-05");
        page.getByLabel("Way of meeting").selectOption("TELEHEALTH");
        page.getByLabel("Languages").fill("qe");
        page.getByRole(AriaRole.BUTTON, button("Save")).click();

        assertThat(page.locator("#summary a")).hasCount(2);
        assertThat(page.locator("#minutes-fault")).containsText("Too few hours a week");
        assertThat(page.locator("#id-fault")).containsText("An id has letters");
        assertThat(page.getByLabel("Monday")).isChecked();
        chromium.accessible(page);
        chromium.picture(page, "cohort-form");

        page.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill("quiet-evenings");
        page.getByLabel("Minutes a session").fill("270");
        page.getByRole(AriaRole.BUTTON, button("Save")).click();
        page.waitForURL("**/cohorts/quiet-evenings");

        page.getByText("Close it to newcomers").click();
        page.getByLabel("Why").fill("no therapist");
        page.getByRole(AriaRole.BUTTON, button("Close")).click();
        assertThat(page.getByText("Closed: takes nobody any more")).isVisible();
        Assertions.assertThat(api.cohort("quiet-evenings").path("closed").asBoolean())
                .isTrue();
    }

    @Test
    void a_program_is_changed_in_its_form() {
        Page page = chromium.open("/programs/nourish/change", DESK, "reyes");
        page.getByLabel("Weeks").fill("11");
        chromium.accessible(page);
        chromium.picture(page, "program-form");
        page.getByRole(AriaRole.BUTTON, button("Save")).click();
        page.waitForURL("**/programs");

        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("Eating disorders")))
                .containsText("11");
        chromium.accessible(page);
    }

    @Test
    void a_program_is_closed_and_opened_again_from_the_list() {
        Page page = chromium.open("/programs", DESK, "reyes");
        Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("Recovery"));
        row.locator("summary").focus();
        page.keyboard().press("Enter");
        row.getByLabel("Why").fill("the house is rebuilt");
        chromium.accessible(page);
        chromium.picture(page, "programs");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the program"))
                .press("Enter");

        assertThat(page.locator("#notice")).hasText("Done.");
        assertThat(row.locator(".badge")).hasText("Closed");
        List<String> closed = new ArrayList<>();
        api.get("/api/cohorts")
                .body()
                .valueStream()
                .filter(cohort -> cohort.path("program").asString().equals("recovery"))
                .forEach(cohort -> closed.add(cohort.path("id").asString()));
        Assertions.assertThat(closed)
                .isNotEmpty()
                .allMatch(id -> api.cohort(id).path("closed").asBoolean());

        row.locator("summary").press("Enter");
        row.getByLabel("Why").fill("it is rebuilt");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open the program"))
                .press("Enter");
        assertThat(row.locator(".badge")).hasCount(0);
        closed.forEach(id -> api.post("/api/cohorts/" + id + "/reopen", "{\"by\": \"rowan\", \"reason\": \"test\"}"));
    }

    @Test
    void a_site_is_closed_on_a_day_and_opened_after_all() {
        Page page = chromium.open("/programs", DESK, "reyes");
        page.getByRole(AriaRole.LINK, named("Northside").setExact(true)).press("Enter");
        page.getByLabel("Date").fill("2031-11-19");
        page.getByLabel("What staff call it").fill("Water is turned off");
        page.getByRole(AriaRole.BUTTON, button("Close on this day")).press("Enter");

        Locator row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Water is turned off"));
        assertThat(row).containsText("2031");
        chromium.accessible(page);
        chromium.picture(page, "holidays");
        Assertions.assertThat(api.get("/api/sites/northside/holidays").body())
                .anySatisfy(day ->
                        Assertions.assertThat(day.path("date").asString()).isEqualTo("2031-11-19"));

        row.getByRole(AriaRole.BUTTON).press("Enter");
        assertThat(page.locator("#notice")).hasText("Done.");
        assertThat(row).hasCount(0);
    }

    @Test
    void the_report_is_drawn_beside_its_table() {
        jdbc.sql("""
                insert into follow_up_referral (referral_id, patient_key, told, cause)
                values (:id, 'drawn', '{}', '{}')
                """).param("id", new UUID(0, 4711)).update();
        for (int month = 1; month <= 3; month++) {
            for (int clock = 0; clock < 8; clock++) {
                jdbc.sql("""
                        insert into follow_up_clock (referral_id, measure, index_at, index_date, time_zone, days, state,
                                                     reasons, urgent, policy_version, revision)
                        values (:id, 'FUH', :date::date + make_interval(hours => :clock), :date::date, 'UTC', :days,
                                :state, '[]', false, 'test', 1)
                        """)
                        .param("id", new UUID(0, 4711))
                        .param("date", "2019-0" + month + "-04")
                        .param("clock", clock)
                        .param("days", clock % 2 == 0 ? 7 : 30)
                        .param("state", clock / 2 < month ? "MET" : "MISSED")
                        .update();
            }
        }
        Page page = chromium.open("/reports?from=2019-01-01&to=2019-06-30", DESK);

        Locator plot = page.getByRole(AriaRole.IMG, named("Share of patients who came to a session in time, by month"));
        assertThat(plot).isVisible();
        assertThat(plot.locator("desc")).containsText("2019-02: 50 % within 7 days, 50 % within 30 days.");
        assertThat(plot.locator("rect")).hasCount(6);
        assertThat(page.locator("tbody tr")).hasCount(3);
        chromium.accessible(page);
        chromium.picture(page, "reports-plot");
    }

    @Test
    void what_is_not_there_is_not_found() {
        Page page = chromium.open("/board", DESK);

        Assertions.assertThat(page.request()
                        .get(page.url().replace("/board", "/cohorts/nowhere"))
                        .status())
                .isEqualTo(404);
        Assertions.assertThat(page.request()
                        .get(page.url().replace("/board", "/referrals/" + UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
    }

    private void becomes(PatientOf patient, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        Assertions.assertThat(api.status(patient.referralId())).isEqualTo(status));
    }

    private static Page.GetByRoleOptions button(String name) {
        return named(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
