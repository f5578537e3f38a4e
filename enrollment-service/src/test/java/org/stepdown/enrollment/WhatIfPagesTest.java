package org.stepdown.enrollment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.Hospital.PatientOf;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Difference;
import org.stepdown.enrollment.replay.EventArchive;
import org.stepdown.enrollment.replay.ReplayPast;
import org.stepdown.enrollment.replay.Runs;
import org.stepdown.enrollment.replay.Wish;

/** What-if by API and page, over what really came on the topics. */
@EnrollmentTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfPagesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Api api;
    private final JdbcClient jdbc;
    private final Runs runs;
    private final Copies copies;
    private final EventArchive.Opening archive;
    private final Clock clock;
    private final Chromium chromium;
    private final ReferralTopic topic = new ReferralTopic();
    private final Hospital hospital = new Hospital(topic);

    @Autowired
    WhatIfPagesTest(
            Environment environment,
            JdbcClient jdbc,
            Runs runs,
            Copies copies,
            EventArchive.Opening archive,
            Clock clock) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        this.api = new Api(port);
        this.jdbc = jdbc;
        this.runs = runs;
        this.copies = copies;
        this.archive = archive;
        this.clock = clock;
        this.chromium = new Chromium(port);
    }

    @BeforeEach
    void nobodyAsks() {
        jdbc.sql("delete from what_if_run").update();
    }

    @AfterAll
    void close() {
        chromium.close();
        topic.close();
    }

    @Test
    void what_came_on_the_topics_is_replayed_as_it_was_decided() {
        String language = "rp";
        api.opensCohort("replayed-" + language, language, 1);
        PatientOf first = hospital.refers(language);
        decided(first);
        PatientOf second = hospital.refers(language);
        decided(second);
        api.withdraw(first.referralId());
        await().untilAsserted(() ->
                Assertions.assertThat(api.status(second.referralId())).isEqualTo("ENROLLED"));

        ReplayPast.Report report =
                new ReplayPast(copies, archive).replay(copies.live(), Integer.MAX_VALUE, (stage, done, of) -> {});

        Assertions.assertThat(report.missing()).isZero();
        Assertions.assertThat(report.verdict().compared().get(Difference.What.DECISION))
                .isPositive();
        // Other tests set seats of their cohorts by hand, which no replay can know: what it says of those may differ.
        Set<String> subjects =
                Set.of(first.referralId().toString(), second.referralId().toString(), "replayed-" + language);
        Assertions.assertThat(report.verdict().differences())
                .filteredOn(difference -> subjects.contains(difference.subject())
                        && !difference.fields().equals("considered"))
                .isEmpty();
    }

    @Test
    void a_run_is_asked_for_and_looked_at_by_api() {
        decided(hospital.refers("en"));

        Api.Answer asked = api.post("/api/what-if", plan("depression-evening", "api-more"));

        Assertions.assertThat(asked.status()).isEqualTo(202);
        UUID id = UUID.fromString(asked.body().path("run").path("id").asString());
        await().atMost(PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(api.get("/api/what-if/" + id)
                                .body()
                                .path("run")
                                .path("state")
                                .asString())
                        .isEqualTo("DONE"));
        var result = api.get("/api/what-if/" + id).body().path("run").path("result");
        Assertions.assertThat(result.path("asItWas").path("referrals").asInt()).isPositive();
        Assertions.assertThat(result.path("planned").path("placed").asInt())
                .isGreaterThanOrEqualTo(result.path("asItWas").path("placed").asInt());
        Assertions.assertThat(api.get("/api/cohorts/api-more").status()).isEqualTo(404);
    }

    @Test
    void one_runs_at_a_time_and_can_be_stopped() {
        UUID running = runs.begin(new Wish(null, null, null, null), "rowan", clock.instant());

        Api.Answer second = api.post("/api/what-if", plan("depression-evening", "busy-more"));

        Assertions.assertThat(second.status()).isEqualTo(409);
        Assertions.assertThat(second.body().path("detail").asString()).contains(running.toString());
        Assertions.assertThat(runs.cancel(running)).isTrue();
        Assertions.assertThat(runs.goesOn(
                        running, org.stepdown.enrollment.replay.Progress.Stage.REPLAYING, 1, 2, clock.instant()))
                .isFalse();
    }

    @Test
    void a_run_that_nobody_is_at_any_more_makes_room() {
        UUID left = runs.begin(
                new Wish(null, null, null, null), "rowan", clock.instant().minusSeconds(3_600));

        UUID next = runs.begin(new Wish(null, null, null, null), "rowan", clock.instant());

        Assertions.assertThat(next).isNotEqualTo(left);
        Assertions.assertThat(runs.find(left))
                .satisfies(run -> Assertions.assertThat(run.failure()).isEqualTo("INTERRUPTED"));
    }

    @Test
    void what_can_not_be_is_refused_with_its_reasons() {
        Api.Answer unknown = api.post("/api/what-if", plan("no-such-cohort", "x"));
        Api.Answer taken = api.post("/api/what-if", plan("depression-evening", "anxiety-morning"));
        Api.Answer nobody = api.post("/api/what-if", "{}");

        Assertions.assertThat(unknown.status()).isEqualTo(422);
        Assertions.assertThat(unknown.body().path("errors").path(0).path("code").asString())
                .isEqualTo("UNKNOWN_COHORT");
        Assertions.assertThat(taken.body().path("errors").path(0).path("code").asString())
                .isEqualTo("ID_TAKEN");
        Assertions.assertThat(nobody.status()).isEqualTo(400);
        Assertions.assertThat(api.get("/api/what-if/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void a_lead_asks_for_one_more_evening_cohort_by_page_and_sees_both_sides() {
        decided(hospital.refers("en"));
        Page page = chromium.open("/what-if", 1280);
        page.getByLabel("Seats").fill("99");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Ask").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Choose the cohort");
        chromium.accessible(page);

        page.getByLabel("Like this one").selectOption("depression-evening");
        page.getByLabel("Seats").fill("12");
        page.getByLabel("From")
                .fill(LocalDate.ofInstant(clock.instant(), ZoneId.of("America/New_York"))
                        .minusMonths(2)
                        .toString());
        chromium.picture(page, "what-if-form");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Ask").setExact(true))
                .click();

        page.waitForURL("**/what-if/*-*");
        assertThat(page.getByText("Who waits at the end of each week"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
        assertThat(page.getByRole(AriaRole.IMG)).hasCount(2);
        assertThat(page.locator("table.sides")).containsText("Placed in time");
        page.locator("summary").press("Enter");
        chromium.accessible(page);
        chromium.picture(page, "what-if-result");
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    private String plan(String like, String id) {
        return """
            {"by": "rowan", "plan": {"from": "2026-03-01", "open": [{"like": "%s", "id": "%s", "seats": 12}]}}
            """.formatted(like, id);
    }

    private void decided(PatientOf patient) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        Assertions.assertThat(api.status(patient.referralId())).isNotEmpty());
    }
}
