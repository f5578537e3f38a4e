package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.enrollment.Hospital.PatientOf;
import org.stepdown.enrollment.followup.RunClocks;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.AttendanceStatus;
import org.stepdown.events.enrollment.FollowUpClockChanged;
import org.stepdown.events.enrollment.OutreachAttempted;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import tools.jackson.databind.JsonNode;

/** A patient in care, from the first session on; time is moved. */
@EnrollmentTest
class CareFlowTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final MovableClock clock;
    private final RunClocks runClocks;
    private final TransactionTemplate transactions;
    private final Api api;
    private final ReferralTopic topic = new ReferralTopic();
    private final Hospital hospital = new Hospital(topic);

    @Autowired
    CareFlowTest(Environment environment, MovableClock clock, RunClocks runClocks, TransactionTemplate transactions) {
        this.runClocks = runClocks;
        this.transactions = transactions;
        this.clock = clock;
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterEach
    void close() {
        clock.back();
        topic.close();
    }

    @Test
    void a_session_starts_the_placement_and_counts_once_however_often_it_is_recorded() {
        api.opensCohort("faroese", "fo", 2);
        PatientOf patient = enrolled("fo");
        LocalDate date = firstSession("faroese");
        itIs(date, "12:00");

        assertThat(records("faroese", date, patient, "LATE", "\"minutes\": 90").status())
                .isEqualTo(200);
        assertThat(records("faroese", date, patient, "LATE", "\"minutes\": 90").status())
                .isEqualTo(200);

        assertThat(status(patient)).isEqualTo("STARTED");
        JsonNode week =
                api.get("/api/cohorts/faroese/hours?week=" + date).body().get(0);
        assertThat(week.path("attendedMinutes").asInt()).isEqualTo(90);
        assertThat(week.path("prescribedMinutes").asInt()).isEqualTo(540);
        assertThat(week.path("below").asBoolean()).isTrue();
        await().untilAsserted(() -> assertThat(of(patient, AttendanceRecorded.class))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.getStatus()).isEqualTo(AttendanceStatus.PARTIAL);
                    assertThat(told.getMinutesAttended()).isEqualTo(90);
                    assertThat(told.getCorrects()).isFalse();
                    assertThat(told.getActor().getId()).isEqualTo("rowan");
                }));

        records("faroese", date, patient, "ATTENDED", "\"minutes\": null");

        await().untilAsserted(
                        () -> assertThat(of(patient, AttendanceRecorded.class)).hasSize(2));
        assertThat(of(patient, AttendanceRecorded.class).getLast().getCorrects())
                .isTrue();
        assertThat(api.get("/api/referrals/" + patient.referralId() + "/attendance")
                        .body())
                .hasSize(2);
        assertThat(of(patient, ReferralStatusChanged.class)).hasSize(2);
        JsonNode own =
                api.get("/api/referrals/" + patient.referralId() + "/hours").body();
        assertThat(own).hasSize(1);
        assertThat(own.get(0).path("attendedMinutes").asInt()).isEqualTo(180);
    }

    @Test
    void what_does_not_fit_is_refused_and_names_the_field() {
        api.opensCohort("occitan", "oc", 2);
        PatientOf patient = enrolled("oc");
        LocalDate date = firstSession("occitan");

        Api.Answer early = records("occitan", date, patient, "NO_SHOW", "\"minutes\": 0");
        itIs(date, "12:00");
        Api.Answer minutes = records("occitan", date, patient, "NO_SHOW", "\"minutes\": 5");
        Api.Answer stranger =
                records("occitan", date, new PatientOf("x", UUID.randomUUID()), "ATTENDED", "\"minutes\": 10");
        Api.Answer noSession = records("occitan", date.plusDays(1), patient, "ATTENDED", "\"minutes\": 10");

        assertThat(List.of(early.status(), minutes.status(), stranger.status(), noSession.status()))
                .containsExactly(422, 422, 422, 404);
        assertThat(minutes.contentType()).startsWith("application/problem+json");
        assertThat(code(early)).isEqualTo("SESSION_NOT_BEGUN");
        assertThat(code(minutes)).isEqualTo("MINUTES_DO_NOT_FIT");
        assertThat(code(stranger)).isEqualTo("NO_SEAT_IN_COHORT");
    }

    @Test
    void three_attempts_in_vain_ask_a_clinician_and_a_session_ends_it() {
        api.opensCohort("sorbian", "hsb", 1);
        PatientOf patient = enrolled("hsb");
        LocalDate date = firstSession("sorbian");
        itIs(date, "12:00");
        records("sorbian", date, patient, "NO_SHOW", "\"minutes\": 0");
        JsonNode task = task(patient);
        assertThat(task.path("firstDueAt").asString())
                .isEqualTo(date.plusDays(1).atStartOfDay(NEW_YORK).toInstant().toString());
        String attempts = "/api/outreach/" + task.path("id").asString() + "/attempts";

        api.post(attempts, "{\"by\": \"kim\", \"result\": \"NOT_REACHED\"}");
        api.post(attempts, "{\"by\": \"kim\", \"result\": \"NOT_REACHED\"}");
        assertThat(status(patient)).isEqualTo("ENROLLED");
        api.post(attempts, "{\"by\": \"kim\", \"result\": \"NOT_REACHED\"}");

        assertThat(status(patient)).isEqualTo("IN_REVIEW");
        assertThat(api.cohort("sorbian").path("held").asInt()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(of(patient, OutreachAttempted.class))
                .extracting(OutreachAttempted::getAttempt)
                .containsExactly(1, 2, 3));
        UUID noShow = EnrollmentTopic.said().stream()
                .filter(said -> said.key().equals(patient.key()) && said.event() instanceof AttendanceRecorded)
                .findFirst()
                .orElseThrow()
                .eventId();
        assertThat(of(patient, OutreachAttempted.class))
                .allSatisfy(told -> assertThat(told.getCause().getEventId()).isEqualTo(noShow));

        LocalDate next = nextSession("sorbian", date);
        itIs(next, "12:00");
        records("sorbian", next, patient, "ATTENDED", "\"minutes\": null");

        assertThat(status(patient)).isEqualTo("STARTED");
        assertThat(api.post(attempts, "{\"by\": \"kim\", \"result\": \"REACHED\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void who_is_not_reached_in_72_hours_is_looked_at_once() {
        api.opensCohort("ladin", "lld", 1);
        PatientOf patient = enrolled("lld");
        LocalDate date = firstSession("ladin");
        itIs(date, "12:00");
        records("ladin", date, patient, "NO_SHOW", "\"minutes\": 0");
        Instant closes = Instant.parse(task(patient).path("closesAt").asString());

        clock.at(closes.plusSeconds(1));

        becomes(patient, "IN_REVIEW");
        api.post(
                "/api/outreach/" + task(patient).path("id").asString() + "/attempts",
                "{\"by\": \"kim\", \"result\": \"REACHED\"}");
        assertThat(status(patient)).isEqualTo("ENROLLED");
    }

    @Test
    void leave_excuses_and_keeps_the_seat() {
        api.opensCohort("romansh", "rm", 1);
        PatientOf patient = enrolled("rm");
        LocalDate date = firstSession("romansh");
        itIs(date, "12:00");
        records("romansh", date, patient, "NO_SHOW", "\"minutes\": 0");

        Api.Answer granted =
                api.post("/api/referrals/" + patient.referralId() + "/leave", """
                {"by": "rowan", "from": "%s", "to": "%s", "reason": "a funeral"}""".formatted(date, date.plusDays(9)));
        LocalDate next = nextSession("romansh", date);
        itIs(next, "12:00");
        JsonNode roster =
                records("romansh", next, patient, "NO_SHOW", "\"minutes\": 0").body();

        assertThat(granted.status()).isEqualTo(201);
        assertThat(roster.path("patients").get(0).path("status").asString()).isEqualTo("EXCUSED");
        assertThat(api.get("/api/outreach").body().toString())
                .doesNotContain(patient.referralId().toString());
        assertThat(api.cohort("romansh").path("enrolled").asInt()).isEqualTo(1);
    }

    @Test
    void a_placement_that_ends_gives_its_seat_to_the_next() {
        api.opensCohort("frisian", "fy", 1);
        PatientOf patient = enrolled("fy");
        PatientOf next = hospital.refers("fy");
        becomes(next, "WAITLISTED");
        String base = "/api/referrals/" + patient.referralId();

        assertThat(api.post(base + "/complete", "{\"by\": \"rowan\", \"reason\": \"done\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post(base + "/step-up", "{\"by\": \"rowan\", \"reason\": \"inpatient again\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.post(base + "/step-up", "{\"by\": \"rowan\", \"reason\": \"inpatient again\"}")
                        .status())
                .isEqualTo(200);

        assertThat(status(patient)).isEqualTo("WITHDRAWN");
        assertThat(status(next)).isEqualTo("ENROLLED");
        LocalDate date = firstSession("frisian");
        itIs(date, "12:00");
        assertThat(code(records("frisian", date, patient, "ATTENDED", "\"minutes\": null")))
                .isEqualTo("HAD_LEFT");
        assertThat(api.post(base + "/no-show", "{\"by\": \"rowan\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void who_turns_out_to_be_the_same_person_goes_on_where_they_were_in_care() {
        api.opensCohort("gallo", "frp", 1);
        PatientOf known = enrolled("frp");
        LocalDate date = firstSession("gallo");
        itIs(date, "12:00");
        records("gallo", date, known, "ATTENDED", "\"minutes\": null");
        LocalDate missed = nextSession("gallo", date);
        itIs(missed, "12:00");
        records("gallo", missed, known, "NO_SHOW", "\"minutes\": 0");
        PatientOf surviving = hospital.refers("frp");
        becomes(surviving, "WAITLISTED");

        hospital.merges(known, surviving);
        becomes(surviving, "STARTED");

        String base = "/api/referrals/" + surviving.referralId();
        await().untilAsserted(
                        () -> assertThat(api.get(base + "/attendance").body()).hasSize(2));
        assertThat(task(surviving).path("sessionDate").asString()).isEqualTo(missed.toString());
        assertThat(api.post(base + "/no-show", "{\"by\": \"rowan\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post(base + "/complete", "{\"by\": \"rowan\", \"reason\": \"done\"}")
                        .status())
                .isEqualTo(200);
        assertThat(status(surviving)).isEqualTo("COMPLETED");
    }

    @Test
    void a_mandated_deadline_that_passes_while_a_clinician_looks_is_told_once() {
        api.opensCohort("volapuk", "vo", 1);
        PatientOf patient = hospital.refersAnInjectingInDoubt("vo");
        becomes(patient, "IN_REVIEW");

        clock.at(Instant.now().plus(Duration.ofHours(48)).plusSeconds(5));
        await().untilAsserted(() -> assertThat(overdue(patient)).containsExactly("INTERIM_SERVICES_OVERDUE"));
        clock.at(Instant.now().plus(Duration.ofDays(14)).plusSeconds(5));

        await().untilAsserted(() ->
                assertThat(overdue(patient)).containsExactly("INTERIM_SERVICES_OVERDUE", "ADMISSION_OVERDUE"));
        assertThat(status(patient)).isEqualTo("IN_REVIEW");
    }

    @Test
    void with_interim_services_the_mandated_deadline_is_a_later_one() {
        PatientOf patient = hospital.refersAnInjectingInDoubt("io");
        becomes(patient, "IN_REVIEW");
        String interim = "/api/referrals/" + patient.referralId() + "/interim";

        assertThat(api.post(interim, "{\"by\": \"rowan\", \"since\": \"2099-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(interim, "{\"by\": \"rowan\"}").status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(of(patient, ReferralStatusChanged.class).stream()
                        .flatMap(told -> told.getReasons().stream())
                        .map(reason -> reason.getCode()))
                .contains("INTERIM_SERVICES_GIVEN"));
        clock.at(Instant.now().plus(Duration.ofDays(15)));
        clock.at(Instant.now().plus(Duration.ofDays(120)).plusSeconds(5));

        await().untilAsserted(() -> assertThat(overdue(patient)).containsExactly("ADMISSION_AFTER_INTERIM_OVERDUE"));
    }

    private static List<String> overdue(PatientOf patient) {
        return of(patient, ReferralStatusChanged.class).stream()
                .flatMap(told -> told.getReasons().stream())
                .map(reason -> reason.getCode())
                .filter(code -> code.endsWith("OVERDUE"))
                .toList();
    }

    @Test
    void who_comes_of_age_while_waiting_gets_the_free_seat_on_the_next_day() {
        api.opensCohort("walloon", "wa", 1);
        PatientOf patient =
                hospital.refers("wa", LocalDate.now(NEW_YORK).minusYears(18).plusDays(12));
        becomes(patient, "WAITLISTED");

        itIs(LocalDate.now(NEW_YORK).plusDays(12), "12:00");

        becomes(patient, "ENROLLED");
    }

    @Test
    void a_clock_warns_is_missed_and_is_met_once_each() {
        api.opensCohort("basque", "eu", 2);
        LocalDate left = LocalDate.now(NEW_YORK).minusDays(1);
        Instant index = left.atTime(15, 0).atZone(NEW_YORK).toInstant();
        PatientOf patient = hospital.discharges("eu", index);
        becomes(patient, "ENROLLED");
        await().untilAsserted(() -> assertThat(clocks(patient)).hasSize(2));

        itIs(left.plusDays(5), "00:00:01");
        await().untilAsserted(() ->
                assertThat(clocks(patient).get(0).path("warning").asString()).isEqualTo("DAY_5"));
        itIs(left.plusDays(7), "23:59:30");
        itIs(left.plusDays(8), "00:00:01");
        await().untilAsserted(() ->
                assertThat(clocks(patient).get(0).path("state").asString()).isEqualTo("MISSED"));
        LocalDate date = sessionsFrom("basque", left.plusDays(8)).getFirst();
        itIs(date, "12:00");
        records("basque", date, patient, "ATTENDED", "\"minutes\": null");

        JsonNode standing = clocks(patient);
        assertThat(standing.get(1).path("state").asString()).isEqualTo("MET");
        assertThat(standing.get(1).path("metOn").asString()).isEqualTo(date.toString());
        await().untilAsserted(() -> assertThat(of(patient, FollowUpClockChanged.class))
                .extracting(told -> told.getWindowDays() + " " + told.getState() + " " + told.getWarning())
                .contains("7 MISSED null", "30 MET null", "7 WARNED DAY_5")
                .doesNotHaveDuplicates());
        JsonNode report = api.get("/api/reports/follow-up?from=" + left + "&to=" + left + "&program=mood")
                .body();
        assertThat(report.path("statement").asString()).contains("not a certified measure");
        String table = api.text("/api/reports/follow-up.csv?from=" + left + "&to=" + left + "&program=mood");
        assertThat(table.lines()).hasSize(3);
        assertThat(table).contains("denominator", ",FUH,7,0,1,", ",FUH,30,1,1,").doesNotContain(patient.key());
        assertThat(report.path("lines")).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("denominator").asInt()).isEqualTo(1);
            assertThat(line.path("numerator").asInt())
                    .isEqualTo(line.path("days").asInt() == 7 ? 0 : 1);
        });
    }

    @Test
    void several_who_look_at_the_clock_at_once_tell_of_each_step_once() {
        LocalDate left = LocalDate.now(NEW_YORK).minusDays(1);
        Instant index = left.atTime(15, 0).atZone(NEW_YORK).toInstant();
        List<PatientOf> patients = IntStream.range(0, 12)
                .mapToObj(number -> hospital.discharges("xx", index))
                .toList();
        patients.forEach(patient ->
                await().untilAsserted(() -> assertThat(clocks(patient)).hasSize(2)));

        itIs(left.plusDays(31), "00:00:01");
        List<CompletableFuture<Void>> instances = IntStream.range(0, 4)
                .mapToObj(instance -> CompletableFuture.runAsync(this::looksUntilNothingIsDue))
                .toList();
        instances.forEach(CompletableFuture::join);

        await().untilAsserted(() -> assertThat(patients)
                .allSatisfy(patient -> assertThat(clocks(patient))
                        .allSatisfy(window ->
                                assertThat(window.path("state").asString()).isEqualTo("MISSED"))));
        await().untilAsserted(() -> {
            List<EnrollmentTopic.Said> said = EnrollmentTopic.said();
            assertThat(patients)
                    .allSatisfy(patient -> assertThat(said.stream()
                                    .filter(one -> one.key().equals(patient.key()))
                                    .map(EnrollmentTopic.Said::event)
                                    .filter(FollowUpClockChanged.class::isInstance)
                                    .map(FollowUpClockChanged.class::cast)
                                    .filter(told -> told.getState().name().equals("MISSED"))
                                    .map(FollowUpClockChanged::getWindowDays))
                            .containsExactlyInAnyOrder(7, 30));
        });
    }

    private void looksUntilNothingIsDue() {
        while (Objects.requireNonNull(transactions.execute(status -> runClocks.run(clock.instant()))) > 0) {
            // the scheduled one looks at the same time
        }
    }

    private PatientOf enrolled(String language) {
        PatientOf patient = hospital.refers(language);
        becomes(patient, "ENROLLED");
        return patient;
    }

    private void becomes(PatientOf patient, String status) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(status(patient)).isEqualTo(status));
    }

    private String status(PatientOf patient) {
        return api.status(patient.referralId());
    }

    private void itIs(LocalDate date, String time) {
        clock.at(LocalDateTime.parse(date + "T" + time).atZone(NEW_YORK).toInstant());
    }

    private LocalDate firstSession(String cohort) {
        return sessionsFrom(cohort, LocalDate.now(NEW_YORK).plusDays(1)).getFirst();
    }

    private LocalDate nextSession(String cohort, LocalDate after) {
        return sessionsFrom(cohort, after.plusDays(1)).getFirst();
    }

    private List<LocalDate> sessionsFrom(String cohort, LocalDate from) {
        return api.get("/api/cohorts/" + cohort + "/sessions?from=" + from)
                .body()
                .valueStream()
                .map(session -> LocalDate.parse(session.path("date").asString()))
                .toList();
    }

    private Api.Answer records(String cohort, LocalDate date, PatientOf patient, String status, String minutes) {
        return api.put("/api/cohorts/" + cohort + "/sessions/" + date + "/attendance", """
                {"by": "rowan", "records": [{"referralId": "%s", "status": "%s", %s}]}
                """.formatted(
                        patient.referralId(), status, minutes));
    }

    private static String code(Api.Answer answer) {
        return answer.body().path("errors").get(0).path("code").asString();
    }

    private JsonNode task(PatientOf patient) {
        return api.get("/api/outreach")
                .body()
                .valueStream()
                .filter(task -> task.path("referralId")
                        .asString()
                        .equals(patient.referralId().toString()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode clocks(PatientOf patient) {
        return api.get("/api/referrals/" + patient.referralId() + "/clocks").body();
    }

    private static <T extends GenericContainer> List<T> of(PatientOf patient, Class<T> kind) {
        return EnrollmentTopic.said().stream()
                .filter(said -> said.key().equals(patient.key()))
                .map(EnrollmentTopic.Said::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
