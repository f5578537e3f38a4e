package org.stepdown.enrollment.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.enrollment.followup.FollowUpPolicy.Warning;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.reason.Reason;

/** How a follow-up clock stands, at each of its boundaries. */
class FollowUpClocksTest {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final FollowUpPolicy POLICY = new FollowUpPolicy(
            "test",
            List.of(7, 30),
            30,
            List.of(
                    new Warning("HOURS_24", 7, 0, 24),
                    new Warning("HOURS_72", 7, 0, 72),
                    new Warning("DAY_5", 7, 5, 0)));
    static final FollowUpPolicies POLICIES = new FollowUpPolicies(Map.of(Instant.EPOCH, POLICY));

    private static final UUID REFERRAL = new UUID(0, 1);

    private final FollowUpClocks clocks = new FollowUpClocks(POLICIES);
    private ToldReferral told = ToldReferral.unheard(REFERRAL);
    private final List<Instant> attended = new ArrayList<>();
    private final List<VisitFact> visits = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "FUH, 2026-03-02, false",
        "FUH, 2026-03-03, true",
        "FUH, 2026-03-09, true",
        "FUH, 2026-03-10, false",
        "FUI, 2026-03-02, false",
        "FUI, 2026-03-09, true",
        "FUI, 2026-03-10, false",
        "FUM, 2026-03-01, false",
        "FUM, 2026-03-02, true",
        "FUM, 2026-03-09, true",
        "FUM, 2026-03-10, false",
        "FUA, 2026-03-02, true",
        "FUA, 2026-03-09, true",
        "FUA, 2026-03-10, false"
    })
    void a_session_counts_from_day_1_or_day_0_to_day_7(Measure measure, LocalDate session, boolean counts) {
        leaves(measure, "2026-03-02T15:00");
        attends(session + "T09:00");

        assertThat(state("2026-04-20T12:00", 7)).isEqualTo(counts ? ClockState.MET : ClockState.MISSED);
    }

    @ParameterizedTest
    @CsvSource({"FUH, 2026-04-01, true", "FUH, 2026-04-02, false", "FUM, 2026-04-01, true", "FUM, 2026-04-02, false"})
    void the_long_window_ends_after_day_30(Measure measure, LocalDate session, boolean counts) {
        leaves(measure, "2026-03-02T15:00");
        attends(session + "T09:00");

        assertThat(state("2026-04-20T12:00", 30)).isEqualTo(counts ? ClockState.MET : ClockState.MISSED);
    }

    @Test
    void it_is_missed_from_midnight_after_day_7_in_the_facilitys_zone_and_not_before() {
        leaves(Measure.FUH, "2026-03-02T15:00");

        assertThat(state("2026-03-09T23:59:59", 7)).isEqualTo(ClockState.WARNED);
        assertThat(state("2026-03-10T00:00", 7)).isEqualTo(ClockState.MISSED);
        assertThat(state("2026-04-01T23:59:59", 30)).isEqualTo(ClockState.RUNNING);
        assertThat(state("2026-04-02T00:00", 30)).isEqualTo(ClockState.MISSED);
    }

    @Test
    void the_date_of_a_discharge_at_midnight_is_the_new_days() {
        leaves(Measure.FUH, "2026-03-02T23:59:59");
        assertThat(window("2026-03-02T23:59:59", 7).index().lastDate(7)).isEqualTo(LocalDate.of(2026, 3, 9));

        told = ToldReferral.unheard(REFERRAL);
        leaves(Measure.FUH, "2026-03-03T00:00");
        assertThat(window("2026-03-03T00:00", 7).index().lastDate(7)).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void a_session_elsewhere_counts_by_its_date_at_the_facility() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        attended.add(LocalDateTime.parse("2026-03-09T22:30")
                .atZone(ZoneId.of("America/Los_Angeles"))
                .toInstant());

        assertThat(state("2026-03-20T12:00", 7)).isEqualTo(ClockState.MISSED);
        assertThat(state("2026-03-20T12:00", 30)).isEqualTo(ClockState.MET);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T15:00, 2026-03-03T15:00:00, HOURS_24",
        "2026-03-02T15:00, 2026-03-05T15:00:00, HOURS_72",
        "2026-03-02T15:00, 2026-03-07T00:00:00, DAY_5",
        // the night of March 8 has 23 hours: 24 hours later the clock on the wall shows 16:00
        "2026-03-07T15:00, 2026-03-08T16:00:00, HOURS_24",
        "2026-03-07T15:00, 2026-03-12T00:00:00, DAY_5",
        // the night of November 1 has 25
        "2026-10-31T15:00, 2026-11-01T14:00:00, HOURS_24",
        "2026-10-31T15:00, 2026-11-05T00:00:00, DAY_5"
    })
    void staff_are_warned_at_the_second(String discharge, String due, String code) {
        leaves(Measure.FUH, discharge);
        LocalDateTime at = LocalDateTime.parse(due);

        assertThat(window(at.minusSeconds(1).toString(), 7).warning()).isNotEqualTo(code);
        assertThat(window(at.minusSeconds(1).toString(), 7).nextAt())
                .isEqualTo(at.atZone(NEW_YORK).toInstant());
        assertThat(window(at.toString(), 7).warning()).isEqualTo(code);
        assertThat(window(at.toString(), 30).warning()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "FUH, 2020-03-03, false", "FUH, 2020-03-02, true",
        "FUM, 2020-03-03, false", "FUM, 2020-03-02, true",
        "FUI, 2013-03-03, false", "FUI, 2013-03-02, true",
        "FUA, 2013-03-03, false", "FUA, 2013-03-02, true"
    })
    void the_age_is_that_on_the_date_of_the_index_event(Measure measure, LocalDate birthDate, boolean counts) {
        told = told.tell(birthDate, false, List.of(index(measure, "2026-03-02T15:00")));

        assertThat(all("2026-03-02T16:00")).hasSize(counts ? 2 : 0);
    }

    @Test
    void a_later_discharge_within_30_days_takes_the_clock_over() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        attends("2026-03-04T09:00");
        leaves(Measure.FUH, "2026-04-01T15:00");

        assertThat(all("2026-04-20T12:00"))
                .extracting(ClockWindow::state)
                .containsExactly(ClockState.STOPPED, ClockState.STOPPED, ClockState.MISSED, ClockState.RUNNING);
        assertThat(all("2026-04-20T12:00").getFirst().reasons())
                .containsExactly(Reason.of("MOVED_TO_LATER_INDEX_EVENT"));
    }

    @Test
    void a_later_discharge_after_30_days_is_another_clock() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        leaves(Measure.FUH, "2026-04-02T15:00");

        assertThat(all("2026-04-02T16:00"))
                .extracting(ClockWindow::state)
                .containsExactly(ClockState.MISSED, ClockState.MISSED, ClockState.RUNNING, ClockState.RUNNING);
    }

    @Test
    void a_cancelled_discharge_stops_the_clock_and_the_one_before_runs_again() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        leaves(Measure.FUH, "2026-03-04T15:00");
        List<ClockWindow> before = all("2026-03-04T16:00");

        leaves(Measure.FUH, "2026-03-02T15:00");

        assertThat(clocks.at(at("2026-03-04T17:00"), facts(), before))
                .extracting(ClockWindow::state)
                .containsExactly(ClockState.WARNED, ClockState.RUNNING, ClockState.STOPPED, ClockState.STOPPED);
    }

    @Test
    void death_stops_what_runs_and_leaves_what_was_decided() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        told = told.end(new ToldReferral.Ending(true, at("2026-03-15T12:00"), List.of(Reason.of("DIED"))));

        assertThat(state("2026-04-20T12:00", 7)).isEqualTo(ClockState.MISSED);
        assertThat(window("2026-04-20T12:00", 30).state()).isEqualTo(ClockState.STOPPED);
        assertThat(window("2026-04-20T12:00", 30).reasons()).containsExactly(Reason.of("DIED"));
    }

    @Test
    void a_referral_whose_cause_is_gone_has_no_clock_whatever_it_came_to() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        List<ClockWindow> before = all("2026-04-20T12:00");
        told = told.end(
                new ToldReferral.Ending(false, at("2026-04-21T12:00"), List.of(Reason.of("DISCHARGE_CANCELLED"))));

        assertThat(clocks.at(at("2026-04-21T13:00"), facts(), before)).allSatisfy(window -> {
            assertThat(window.state()).isEqualTo(ClockState.STOPPED);
            assertThat(window.reasons()).containsExactly(Reason.of("DISCHARGE_CANCELLED"));
        });
    }

    @Test
    void a_discharge_of_a_merged_referral_that_is_taken_back_afterwards_counts_no_more() {
        ToldReferral merged =
                ToldReferral.unheard(new UUID(0, 2)).tell(null, false, List.of(index(Measure.FUH, "2026-03-02T15:00")));
        Map<UUID, UUID> merge = Map.of(merged.id(), REFERRAL);
        leaves(Measure.FUH, "2026-03-02T15:00");
        List<ClockWindow> before = clocks.at(
                at("2026-03-02T16:00"), new PersonFacts(List.of(told, merged), merge, List.of(), List.of()), List.of());
        assertThat(before).hasSize(2).allMatch(window -> window.referralId().equals(REFERRAL));

        leaves(Measure.FUH, "2026-01-02T15:00");

        assertThat(clocks.at(
                        at("2026-03-02T17:00"),
                        new PersonFacts(List.of(told, merged), merge, List.of(), List.of()),
                        before))
                .filteredOn(window -> window.index().at().equals(at("2026-03-02T15:00")))
                .hasSize(2)
                .allMatch(window -> window.state() == ClockState.STOPPED);
    }

    @Test
    void two_measures_run_beside_each_other() {
        told = told.tell(
                null, false, List.of(index(Measure.FUH, "2026-03-02T15:00"), index(Measure.FUI, "2026-03-02T15:00")));

        assertThat(all("2026-03-02T16:00")).hasSize(4);
    }

    @Test
    void a_session_recorded_late_still_meets_the_clock_that_was_missed() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        List<ClockWindow> before = all("2026-03-12T12:00");
        assertThat(before.getFirst().state()).isEqualTo(ClockState.MISSED);

        attends("2026-03-09T09:00");

        ClockWindow met = clocks.at(at("2026-03-12T13:00"), facts(), before).getFirst();
        assertThat(met.state()).isEqualTo(ClockState.MET);
        assertThat(met.metOn()).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void while_a_readmission_runs_nobody_is_warned_and_nothing_is_missed() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        assertThat(state("2026-03-04T12:00", 7)).isEqualTo(ClockState.WARNED);
        says("2026-03-04T13:00", VisitFact.Kind.BEGAN);

        for (String later : List.of("2026-03-04T14:00", "2026-03-08T00:00", "2026-03-20T00:00", "2026-04-20T00:00")) {
            assertThat(all(later)).allSatisfy(window -> {
                assertThat(window.state()).isEqualTo(ClockState.STOPPED);
                assertThat(window.reasons()).containsExactly(Reason.of("READMITTED"));
            });
        }
    }

    @Test
    void a_readmission_moves_the_clock_to_its_discharge_whatever_it_was_for() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        says("2026-03-04T13:00", VisitFact.Kind.BEGAN);
        says("2026-03-20T10:00", VisitFact.Kind.ENDED);

        List<ClockWindow> windows = all("2026-03-21T12:00");

        assertThat(windows.subList(0, 2))
                .allSatisfy(window ->
                        assertThat(window.reasons()).containsExactly(Reason.of("MOVED_TO_LATER_INDEX_EVENT")));
        assertThat(windows.subList(2, 4)).allSatisfy(window -> {
            assertThat(window.index()).isEqualTo(index(Measure.FUH, "2026-03-20T10:00"));
            assertThat(window.state().isOpen()).isTrue();
        });
    }

    @Test
    void a_stay_that_never_was_lets_the_clock_run_on() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        says("2026-03-04T13:00", VisitFact.Kind.BEGAN);
        says("2026-03-05T13:00", VisitFact.Kind.CANCELLED);

        assertThat(state("2026-03-05T14:00", 7)).isEqualTo(ClockState.WARNED);
        assertThat(state("2026-03-10T00:00", 7)).isEqualTo(ClockState.MISSED);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-01T23:00, STOPPED", "2026-04-02T00:30, MISSED"})
    void a_stay_counts_when_it_begins_within_30_days(String began, ClockState state) {
        leaves(Measure.FUH, "2026-03-02T15:00");
        says(began, VisitFact.Kind.BEGAN);

        assertThat(state("2026-04-05T12:00", 30)).isEqualTo(state);
    }

    @Test
    void a_readmission_that_began_in_time_moves_the_clock_however_late_it_ends() {
        leaves(Measure.FUH, "2026-03-02T15:00");
        says("2026-03-30T09:00", VisitFact.Kind.BEGAN);
        says("2026-04-05T12:00", VisitFact.Kind.ENDED);

        assertThat(all("2026-04-05T13:00"))
                .filteredOn(window -> window.index().at().equals(at("2026-03-02T15:00")))
                .hasSize(2)
                .allSatisfy(window -> assertThat(window.state()).isEqualTo(ClockState.STOPPED));
        assertThat(all("2026-04-05T13:00"))
                .filteredOn(window -> window.index().at().equals(at("2026-04-05T12:00")))
                .hasSize(2)
                .allSatisfy(window -> assertThat(window.state()).isEqualTo(ClockState.RUNNING));
    }

    @Test
    void so_does_one_whose_discharge_is_told_as_an_index_event_itself() {
        told = told.tell(null, false, List.of(index(Measure.FUH, "2026-03-02T15:00")));
        told = told.tell(null, false, List.of(index(Measure.FUH, "2026-04-05T12:00")));
        says("2026-03-30T09:00", VisitFact.Kind.BEGAN);
        says("2026-04-05T12:00", VisitFact.Kind.ENDED);

        assertThat(all("2026-04-05T13:00").stream().filter(window -> window.state() == ClockState.MISSED))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T15:00", "2026-03-02T14:00"})
    void an_emergency_visit_out_of_which_a_stay_was_begun_leaves_its_clock(String began) {
        leaves(Measure.FUM, "2026-03-02T15:00");
        says(began, VisitFact.Kind.BEGAN);
        says("2026-03-06T13:00", VisitFact.Kind.ENDED);

        assertThat(all("2026-03-20T12:00"))
                .hasSize(2)
                .allSatisfy(window -> assertThat(window.state()).isEqualTo(ClockState.STOPPED));
    }

    @Test
    void an_emergency_visit_that_is_followed_by_a_stay_has_no_follow_up_of_its_own() {
        leaves(Measure.FUM, "2026-03-02T15:00");
        says("2026-03-04T13:00", VisitFact.Kind.BEGAN);
        says("2026-03-06T13:00", VisitFact.Kind.ENDED);

        assertThat(all("2026-04-20T12:00"))
                .hasSize(2)
                .allSatisfy(window -> assertThat(window.state()).isEqualTo(ClockState.STOPPED));
    }

    private void says(String when, VisitFact.Kind kind) {
        visits.add(new VisitFact(
                new UUID(3, visits.size()),
                new UUID(4, 1),
                kind,
                VisitFact.Setting.STAY,
                null,
                at(when),
                at(when),
                null));
    }

    private void leaves(Measure measure, String when) {
        told = told.tell(null, false, List.of(index(measure, when)));
    }

    private void attends(String when) {
        attended.add(at(when));
    }

    private List<ClockWindow> all(String now) {
        return clocks.at(at(now), facts(), List.of());
    }

    private ClockWindow window(String now, int days) {
        return all(now).stream()
                .filter(window -> window.days() == days)
                .findFirst()
                .orElseThrow();
    }

    private ClockState state(String now, int days) {
        return window(now, days).state();
    }

    private PersonFacts facts() {
        return new PersonFacts(List.of(told), Map.of(), attended, visits);
    }

    private static IndexEvent index(Measure measure, String when) {
        return new IndexEvent(measure, at(when), NEW_YORK);
    }

    private static Instant at(String when) {
        return LocalDateTime.parse(when).atZone(NEW_YORK).toInstant();
    }
}
