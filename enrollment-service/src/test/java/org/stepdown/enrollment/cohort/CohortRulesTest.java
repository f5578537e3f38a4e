package org.stepdown.enrollment.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Component;
import org.stepdown.enrollment.program.CurriculumPart;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;

class CohortRulesTest {

    private static final GroupSize SIZE = new GroupSize(12, 16);

    private static final Set<DayOfWeek> THREE_DAYS = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest
    @CsvSource({"179,TOO_FEW_WEEKLY_HOURS", "180,", "380,", "381,TOO_MANY_WEEKLY_HOURS"})
    void adults_meet_for_nine_to_nineteen_hours(int minutes, String code) {
        assertThat(broken(cohort(AgeBand.ADULT, THREE_DAYS, minutes), 12)).isEqualTo(codes(code));
    }

    @ParameterizedTest
    @CsvSource({"119,TOO_FEW_WEEKLY_HOURS", "120,", "380,", "381,TOO_MANY_WEEKLY_HOURS"})
    void adolescents_meet_for_six_to_nineteen_hours(int minutes, String code) {
        assertThat(broken(cohort(AgeBand.ADOLESCENT, THREE_DAYS, minutes), 12)).isEqualTo(codes(code));
    }

    @ParameterizedTest
    @CsvSource({"0,CAPACITY_OUT_OF_RANGE", "1,", "16,", "17,CAPACITY_OUT_OF_RANGE"})
    void a_group_has_one_to_sixteen_seats(int capacity, String code) {
        assertThat(broken(cohort(AgeBand.ADULT, THREE_DAYS, 180), capacity)).isEqualTo(codes(code));
    }

    @ParameterizedTest
    @CsvSource({"-1,CAPACITY_OUT_OF_RANGE", "0,", "16,", "17,CAPACITY_OUT_OF_RANGE"})
    void a_group_can_be_left_to_run_out(int capacity, String code) {
        assertThat(CohortRules.brokenByResizing(capacity, SIZE).stream()
                        .map(Reason::code)
                        .toList())
                .isEqualTo(codes(code));
    }

    @Test
    void a_group_without_days_has_no_sessions() {
        assertThat(broken(cohort(AgeBand.ADULT, Set.of(), 180), 12))
                .containsExactly("TOO_FEW_WEEKLY_HOURS", "NO_SESSIONS");
    }

    @Test
    void a_group_treats_what_its_program_treats() {
        Program program = program(AgeBand.ADULT, Set.of(Condition.ANXIETY));

        assertThat(CohortRules.broken(cohort(AgeBand.ADULT, THREE_DAYS, 180), program, 12, SIZE))
                .extracting(Reason::code)
                .containsExactly("CONDITION_NOT_IN_PROGRAM");
    }

    private static List<String> broken(Cohort cohort, int capacity) {
        Program program = program(cohort.ageBand(), Set.of(Condition.DEPRESSION));
        return CohortRules.broken(cohort, program, capacity, SIZE).stream()
                .map(Reason::code)
                .toList();
    }

    private static List<String> codes(@Nullable String code) {
        return code == null ? List.of() : List.of(code);
    }

    private static Program program(AgeBand ageBand, Set<Condition> lines) {
        BigDecimal hours = BigDecimal.valueOf(9);
        return new Program(
                "program",
                "Program",
                "riverside",
                "America/New_York",
                lines,
                ageBand,
                hours,
                8,
                List.of(new CurriculumPart(Component.GROUP_THERAPY, hours, null)));
    }

    private static Cohort cohort(AgeBand ageBand, Set<DayOfWeek> weekdays, int minutes) {
        return new Cohort(
                "cohort",
                "program",
                "Cohort",
                Set.of(Condition.DEPRESSION),
                false,
                ageBand,
                Track.MORNING,
                Modality.IN_PERSON,
                "riverside",
                Set.of("en"),
                new Schedule(
                        weekdays,
                        LocalTime.of(9, 0),
                        minutes,
                        ZoneId.of("America/New_York"),
                        LocalDate.of(2026, 1, 5),
                        null,
                        Set.of()),
                EnrollmentMode.ROLLING,
                List.of(),
                null,
                false);
    }
}
