package org.stepdown.referral.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stepdown.referral.encounter.Fact.Kind.ADMISSION_CANCELLED;
import static org.stepdown.referral.encounter.Fact.Kind.ADMITTED;
import static org.stepdown.referral.encounter.Fact.Kind.CLASS_CHANGED;
import static org.stepdown.referral.encounter.Fact.Kind.DISCHARGED;
import static org.stepdown.referral.encounter.Fact.Kind.DISCHARGE_CANCELLED;
import static org.stepdown.referral.encounter.Fact.Kind.REGISTERED;
import static org.stepdown.referral.encounter.Fact.Kind.REQUESTED;
import static org.stepdown.referral.encounter.Fact.Kind.REQUEST_CANCELLED;
import static org.stepdown.referral.encounter.Fact.Kind.UPDATED;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.referral.Story;
import org.stepdown.referral.encounter.Attestation.Answer;
import org.stepdown.referral.encounter.CareSetting;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.encounter.PatientClass;

class PathwaysTest {

    @Test
    void leaving_an_inpatient_stay_for_home_is_a_step_down_that_attests_suitability() {
        Qualification referral = qualification(Story.ofAPatient()
                .says(ADMITTED, "V1", "2026-03-01", null)
                .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1"));

        assertThat(referral.pathways()).containsExactly(Pathway.STEP_DOWN);
        assertThat(referral.level()).isEqualTo(Level.EVALUATE);
        assertThat(referral.conditions()).containsExactly(Condition.DEPRESSION);
        assertThat(referral.attestations()).extracting("answer").containsExactly(Answer.NO, Answer.YES);
        assertThat(referral.urgent()).isFalse();
    }

    @Test
    void leaving_a_psychiatric_unit_is_acute_and_urgent_as_well() {
        Qualification referral = qualification(
                Story.ofAPatient().in(CareSetting.PSYCHIATRIC).says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1"));

        assertThat(referral.pathways()).containsExactly(Pathway.STEP_DOWN, Pathway.ACUTE_PSYCHIATRIC);
        assertThat(referral.urgent()).isTrue();
    }

    @Test
    void a_request_is_a_step_up_that_needs_no_discharge_and_attests_nothing_by_itself() {
        Qualification referral =
                qualification(Story.ofAPatient().requests(REQUESTED, "R1", "2026-03-05", List.of(), "F41.1"));

        assertThat(referral.pathways()).containsExactly(Pathway.STEP_UP);
        assertThat(referral.attestations()).isEmpty();
        assertThat(referral.clocks()).isEmpty();
    }

    @Test
    void a_request_that_is_taken_back_leads_nowhere() {
        Screened screened = Story.ofAPatient()
                .requests(REQUESTED, "R1", "2026-03-05", List.of(), "F41.1")
                .requests(REQUEST_CANCELLED, "R1", "2026-03-06", List.of())
                .screened();

        assertThat(screened.qualification()).isNull();
        assertThat(screened.verdicts()).containsValue("REQUEST_CANCELLED");
    }

    @Test
    void a_medical_discharge_bothers_nobody_until_a_diagnosis_arrives() {
        Story story = Story.ofAPatient().says(DISCHARGED, "V1", "2026-03-05", "01", "K35.80");
        assertThat(story.screened().qualification()).isNull();
        assertThat(story.screened().verdicts()).containsValue("NOT_BEHAVIOURAL");

        story.says(UPDATED, "V1", "2026-03-06", null, "K35.80", "F10.20");

        assertThat(qualification(story).conditions()).containsExactly(Condition.SUBSTANCE_USE);
    }

    @Test
    void a_psychiatric_discharge_without_diagnosis_is_held_for_review() {
        Qualification referral = qualification(
                Story.ofAPatient().in(CareSetting.PSYCHIATRIC).says(DISCHARGED, "V1", "2026-03-05", "01"));

        assertThat(referral.level()).isEqualTo(Level.REVIEW);
        assertThat(codes(referral)).containsExactly("NO_DIAGNOSIS");
    }

    @ParameterizedTest
    @CsvSource({
        "01,EVALUATE,",
        "1,EVALUATE,",
        "001,EVALUATE,",
        "home,EVALUATE,",
        "06,REVIEW,DISPOSITION_NEEDS_REVIEW",
        "21,REVIEW,DISPOSITION_NEEDS_REVIEW",
        "07,REVIEW,LEFT_AGAINST_ADVICE",
        "aadvice,REVIEW,LEFT_AGAINST_ADVICE",
        "03,NOT_ELIGIBLE,CARE_AROUND_THE_CLOCK",
        "rehab,NOT_ELIGIBLE,CARE_AROUND_THE_CLOCK",
        "51,NOT_ELIGIBLE,HOSPICE",
        ",REVIEW,DISPOSITION_UNKNOWN",
        "99,REVIEW,DISPOSITION_UNKNOWN"
    })
    void a_disposition_decides_how_far_rules_may_go(String disposition, Level level, String reason) {
        Qualification referral =
                qualification(Story.ofAPatient().says(DISCHARGED, "V1", "2026-03-05", disposition, "F33.1"));

        assertThat(referral.level()).isEqualTo(level);
        assertThat(codes(referral)).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest
    @CsvSource({"02", "65", "psy", "20", "exp"})
    void who_stays_in_hospital_or_died_is_not_referred(String disposition) {
        assertThat(Story.ofAPatient()
                        .says(DISCHARGED, "V1", "2026-03-05", disposition, "F33.1")
                        .screened()
                        .qualification())
                .isNull();
    }

    @Test
    void against_advice_stays_with_the_referral_when_another_event_folds_in() {
        Qualification referral = qualification(Story.ofAPatient()
                .says(DISCHARGED, "V1", "2026-03-05", "07", "F33.1")
                .requests(REQUESTED, "R1", "2026-03-06", List.of(), "F33.1"));

        assertThat(referral.leftAgainstAdvice()).isTrue();
        assertThat(referral.level()).isEqualTo(Level.REVIEW);
        assertThat(referral.pathways()).containsExactly(Pathway.STEP_UP, Pathway.STEP_DOWN);
    }

    @Test
    void a_cancelled_discharge_or_admission_takes_the_referral_away() {
        assertThat(Story.ofAPatient()
                        .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1")
                        .says(DISCHARGE_CANCELLED, "V1", "2026-03-05", null)
                        .screened()
                        .qualification())
                .isNull();
        assertThat(Story.ofAPatient()
                        .says(ADMITTED, "V1", "2026-03-01", null)
                        .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1")
                        .says(ADMISSION_CANCELLED, "V1", "2026-03-06", null)
                        .screened()
                        .verdicts())
                .containsValue("VISIT_CANCELLED");
    }

    @Test
    void a_death_stops_everything() {
        Screened screened = Story.ofAPatient()
                .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1")
                .dies("2026-03-06")
                .screened();

        assertThat(screened.died()).isTrue();
        assertThat(screened.qualification()).isNull();
        assertThat(screened.verdicts()).containsValue("DIED");
    }

    @Test
    void who_is_only_observed_on_a_psychiatric_unit_leaves_an_acute_stay_but_no_inpatient_one() {
        assertThat(Story.ofAPatient()
                        .in(CareSetting.PSYCHIATRIC)
                        .as(PatientClass.OBSERVATION)
                        .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1")
                        .screened()
                        .qualification())
                .extracting(Qualification::pathways)
                .isEqualTo(List.of(Pathway.ACUTE_PSYCHIATRIC));
    }

    @Test
    void a_psychiatric_emergency_visit_is_acute_too_and_has_the_clock_of_an_emergency_visit() {
        Qualification qualification = Objects.requireNonNull(Story.ofAPatient()
                .in(CareSetting.PSYCHIATRIC)
                .as(PatientClass.EMERGENCY)
                .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1")
                .screened()
                .qualification());

        assertThat(qualification.pathways()).containsExactly(Pathway.ACUTE_PSYCHIATRIC);
        assertThat(qualification.clocks())
                .extracting(FollowUpClock::measure)
                .containsExactly(FollowUpClock.Measure.FUM);
    }

    @Test
    void what_a_later_message_leaves_blank_stays_known() {
        assertThat(Story.ofAPatient()
                        .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1")
                        .born(null)
                        .says(UPDATED, "V1", "2026-03-06", "01")
                        .screened()
                        .qualification())
                .extracting(qualification -> qualification.person().birthDate())
                .isNotNull();
    }

    @Test
    void an_update_for_a_visit_nobody_opened_waits() {
        assertThat(Story.ofAPatient()
                        .says(UPDATED, "V9", "2026-03-05", "01", "F33.1")
                        .screened()
                        .verdicts())
                .containsValue("WAITS_FOR_ITS_VISIT");
    }

    @Test
    void the_fourth_behavioural_emergency_visit_in_a_year_makes_a_high_utilizer() {
        Story story = emergencies("2025-03-05", "2025-09-01", "2025-12-01");
        assertThat(story.screened().qualification()).isNull();
        assertThat(story.screened().verdicts()).containsValue("ED_USE_BELOW_THRESHOLD");

        visit(story, "V4", "2026-03-05", "F41.1");

        assertThat(qualification(story).pathways()).containsExactly(Pathway.ED_HIGH_UTILIZER);
        assertThat(qualification(story).clocks()).extracting("measure").containsExactly(FollowUpClock.Measure.FUM);
    }

    @Test
    void a_disposition_goes_with_the_discharge_that_said_it() {
        Story story = Story.ofAPatient()
                .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1")
                .says(DISCHARGE_CANCELLED, "V1", "2026-03-06", "01")
                .says(DISCHARGED, "V1", "2026-03-08", null, "F33.1");

        assertThat(qualification(story).level()).isEqualTo(Level.REVIEW);
        assertThat(qualification(story).attestations()).isEmpty();
    }

    @Test
    void what_a_later_message_leaves_blank_it_says_nothing_about() {
        Story story = Story.ofAPatient()
                .in(CareSetting.PSYCHIATRIC)
                .underPart2()
                .says(ADMITTED, "V1", "2026-03-01", null)
                .withoutPlace()
                .as(PatientClass.UNKNOWN)
                .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1");

        assertThat(qualification(story).pathways()).contains(Pathway.ACUTE_PSYCHIATRIC);
        assertThat(qualification(story).part2()).isEqualTo(Part2.PART_2);
    }

    @Test
    void what_is_not_under_part_2_is_not_made_so_by_what_is_left_blank() {
        Story story = Story.ofAPatient()
                .withoutPlace()
                .says(ADMITTED, "V1", "2026-03-01", null)
                .withoutPlace()
                .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1");

        assertThat(qualification(story).pathways()).containsExactly(Pathway.STEP_DOWN);
        assertThat(qualification(story).part2()).isEqualTo(Part2.NOT_PART_2);
    }

    @Test
    void an_emergency_visit_stays_one_when_its_update_leaves_the_class_blank() {
        Story story = emergencies("2026-03-05")
                .as(PatientClass.UNKNOWN)
                .withoutPlace()
                .says(UPDATED, "V1", "2026-03-06", null, "F41.1");

        assertThat(story.screened().qualification()).isNull();
    }

    @Test
    void a_discharge_that_is_told_again_is_no_new_one_after_its_referral_has_ended() {
        Story story = Story.ofAPatient().says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1");
        Set<UUID> dealtWith = story.screened().causes();
        story.says(DISCHARGED, "V1", "2026-03-05T13:00", "01", "F33.2");
        assertThat(story.screenedAfter(dealtWith).qualification()).isNull();

        story.says(DISCHARGE_CANCELLED, "V1", "2026-03-05T14:00", null)
                .says(DISCHARGED, "V1", "2026-03-09", "01", "F33.1");
        assertThat(story.screenedAfter(dealtWith).qualification()).isNotNull();
    }

    @Test
    void an_emergency_visit_that_opens_no_referral_still_starts_the_clock_of_one_who_has_one() {
        Story story = Story.ofAPatient().says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1");
        visit(story.as(PatientClass.EMERGENCY).in(CareSetting.EMERGENCY), "V2", "2026-03-12", "F41.1");

        assertThat(story.screened().verdicts()).containsValue("ED_USE_BELOW_THRESHOLD");
        assertThat(qualification(story).pathways()).containsExactly(Pathway.STEP_DOWN);
        assertThat(qualification(story).clocks())
                .extracting("measure")
                .containsExactly(FollowUpClock.Measure.FUH, FollowUpClock.Measure.FUM);
    }

    @Test
    void one_before_the_referral_starts_none() {
        Story story = emergencies("2026-02-12");
        story.as(PatientClass.INPATIENT).says(DISCHARGED, "V9", "2026-03-05", "01", "F33.1");

        assertThat(qualification(story).clocks()).extracting("measure").containsExactly(FollowUpClock.Measure.FUH);
    }

    @Test
    void day_366_is_outside_the_year() {
        Story story = emergencies("2025-03-04", "2025-09-01", "2025-12-01");

        visit(story, "V4", "2026-03-05", "F41.1");

        assertThat(story.screened().qualification()).isNull();
    }

    @Test
    void three_visits_of_any_cause_in_sixty_days_are_enough_when_one_is_behavioural() {
        Story story = Story.ofAPatient().as(PatientClass.EMERGENCY).in(CareSetting.EMERGENCY);
        visit(story, "V1", "2026-01-04", "F41.1");
        visit(story, "V2", "2026-02-01", "S61.0");
        visit(story, "V3", "2026-03-05", "R07.9");

        assertThat(qualification(story).conditions()).containsExactly(Condition.ANXIETY);
    }

    @Test
    void visits_count_and_not_messages_and_a_cancelled_one_does_not() {
        Story story = emergencies("2025-05-05", "2025-09-01", "2025-12-01");
        story.says(UPDATED, "V1", "2025-05-06", null, "F41.1").says(ADMISSION_CANCELLED, "V1", "2025-05-07", null);

        visit(story, "V4", "2026-03-05", "F41.1");

        assertThat(story.screened().qualification()).isNull();
    }

    @Test
    void an_emergency_visit_that_becomes_a_stay_is_no_emergency_discharge_but_still_counts() {
        Story story = emergencies("2025-05-05", "2025-09-01");
        story.says(REGISTERED, "V3", "2025-12-01", null, "F41.1");
        story.as(PatientClass.INPATIENT).says(CLASS_CHANGED, "V3", "2025-12-02", null);
        assertThat(story.screened().qualification()).isNull();

        visit(story.as(PatientClass.EMERGENCY), "V4", "2026-03-05", "F41.1");

        assertThat(qualification(story).pathways()).containsExactly(Pathway.ED_HIGH_UTILIZER);
    }

    @Test
    void a_child_under_thirteen_has_no_substance_use_clock() {
        Qualification referral = qualification(Story.ofAPatient()
                .born(LocalDate.of(2014, 1, 1))
                .says(DISCHARGED, "V1", "2026-03-05", "01", "F33.1", "F10.20"));

        assertThat(referral.clocks()).extracting("measure").containsExactly(FollowUpClock.Measure.FUH);
        assertThat(referral.clocks().getFirst().sevenDayDeadline()).isEqualTo(LocalDate.of(2026, 3, 12));
    }

    private static Story emergencies(String... dates) {
        Story story = Story.ofAPatient().as(PatientClass.EMERGENCY).in(CareSetting.EMERGENCY);
        int number = 1;
        for (String date : dates) {
            visit(story, "V" + number++, date, "F41.1");
        }
        return story;
    }

    private static void visit(Story story, String number, String date, String code) {
        story.says(REGISTERED, number, date + "T10:00", null).says(DISCHARGED, number, date + "T15:00", "01", code);
    }

    private static Qualification qualification(Story story) {
        return Objects.requireNonNull(story.screened().qualification());
    }

    private static List<String> codes(Qualification referral) {
        return referral.reasons().stream().map(Reason::code).toList();
    }
}
