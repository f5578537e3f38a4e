package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Screening;

class GateTest {

    @Test
    void a_referral_that_says_everything_passes() {
        assertThat(stop(AReferral.withDepression())).isNull();
    }

    @Test
    void what_is_not_known_is_reviewed() {
        assertStops(
                AReferral.withDepression().needsSupervision(Answer.UNKNOWN),
                Outcome.IN_REVIEW,
                "NEEDS_24H_SUPERVISION_UNKNOWN");
        assertStops(AReferral.withDepression().safeAtHome(Answer.UNKNOWN), Outcome.IN_REVIEW, "SAFE_AT_HOME_UNKNOWN");
        assertStops(AReferral.with(), Outcome.IN_REVIEW, "NO_DIAGNOSIS");
        assertStops(AReferral.withDepression().born(null), Outcome.IN_REVIEW, "BIRTH_DATE_UNKNOWN");
    }

    @Test
    void who_needs_supervision_or_is_not_safe_at_home_is_not_eligible() {
        assertStops(
                AReferral.withDepression().needsSupervision(Answer.YES), Outcome.NOT_ELIGIBLE, "NEEDS_24H_SUPERVISION");
        assertStops(AReferral.withDepression().safeAtHome(Answer.NO), Outcome.NOT_ELIGIBLE, "NOT_SAFE_AT_HOME");
        assertStops(
                AReferral.withDepression().needsSupervision(Answer.YES).safeAtHome(Answer.NO),
                Outcome.NOT_ELIGIBLE,
                "NEEDS_24H_SUPERVISION",
                "NOT_SAFE_AT_HOME");
    }

    @Test
    void what_rules_out_counts_before_what_is_not_known() {
        assertStops(
                AReferral.with().needsSupervision(Answer.UNKNOWN).safeAtHome(Answer.NO),
                Outcome.NOT_ELIGIBLE,
                "NOT_SAFE_AT_HOME");
    }

    @Test
    void a_safety_flag_goes_to_a_clinician_whatever_is_attested() {
        assertStops(AReferral.withDepression().inDanger(), Outcome.IN_REVIEW, "SAFETY_FLAG");
        assertStops(
                AReferral.withDepression().inDanger().safeAtHome(Answer.NO),
                Outcome.IN_REVIEW,
                "SAFETY_FLAG",
                "NOT_SAFE_AT_HOME");
    }

    @Test
    void who_is_under_twelve_is_reviewed_and_who_is_twelve_today_is_not() {
        LocalDate today = LocalDate.of(2026, 3, 2);

        assertStops(AReferral.withDepression().born(today.minusYears(12).plusDays(1)), Outcome.IN_REVIEW, "UNDER_AGE");
        assertThat(stop(AReferral.withDepression().born(today.minusYears(12)))).isNull();
    }

    @Test
    void what_screening_says_is_passed_on_with_its_reasons() {
        assertStops(
                AReferral.withDepression().screened(Screening.REVIEW, "DISPOSITION_HOME_HEALTH"),
                Outcome.IN_REVIEW,
                "DISPOSITION_HOME_HEALTH");
        assertStops(
                AReferral.withDepression().screened(Screening.NOT_ELIGIBLE, "HOSPICE"),
                Outcome.NOT_ELIGIBLE,
                "HOSPICE");
    }

    /** "No diagnosis" would be wrong of a patient who has one. */
    @ParameterizedTest
    @ValueSource(strings = {"NO_IOP_CONDITION", "IN_REMISSION", "DIAGNOSIS_NOT_ICD_10_CM"})
    void who_has_a_diagnosis_that_no_program_treats_is_not_said_to_have_none(String code) {
        assertStops(AReferral.with().screened(Screening.REVIEW, code), Outcome.IN_REVIEW, code);
    }

    @Test
    void there_is_always_a_reason() {
        assertStops(AReferral.withDepression().screened(Screening.REVIEW), Outcome.IN_REVIEW, "SCREENING");
    }

    private static void assertStops(AReferral sketch, Outcome outcome, String... codes) {
        Gate.Stop stop = stop(sketch);
        assertThat(stop).isNotNull();
        if (stop != null) {
            assertThat(stop.outcome()).isEqualTo(outcome);
            assertThat(World.codes(stop.reasons())).containsExactly(codes);
        }
    }

    private static Gate.@Nullable Stop stop(AReferral sketch) {
        return Gate.stop(CaseFile.received(sketch.build()), World.POLICY, World.MONDAY_NOON);
    }
}
