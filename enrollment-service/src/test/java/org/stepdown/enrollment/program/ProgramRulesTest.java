package org.stepdown.enrollment.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.reason.Reason;

class ProgramRulesTest {

    @ParameterizedTest
    @CsvSource({
        "ADULT,8.99,TOO_FEW_WEEKLY_HOURS",
        "ADULT,9.0,",
        "ADULT,19.0,",
        "ADULT,19.01,TOO_MANY_WEEKLY_HOURS",
        "ADOLESCENT,5.99,TOO_FEW_WEEKLY_HOURS",
        "ADOLESCENT,6.0,",
        "ADOLESCENT,19.0,",
        "ADOLESCENT,19.01,TOO_MANY_WEEKLY_HOURS"
    })
    void hours_are_intensive_and_not_a_hospitals(AgeBand ageBand, BigDecimal hours, @Nullable String code) {
        List<String> expected = code == null ? List.of() : List.of(code);

        assertThat(broken(program(ageBand, hours, hours, BigDecimal.ZERO))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4.5,4.5,", "4.49,4.51,EXPERIENTIAL_MAJORITY"})
    void experiential_hours_are_never_the_majority(BigDecimal therapy, BigDecimal experiential, @Nullable String code) {
        List<String> expected = code == null ? List.of() : List.of(code);

        assertThat(broken(program(AgeBand.ADULT, new BigDecimal("9"), therapy, experiential)))
                .isEqualTo(expected);
    }

    @Test
    void the_curriculum_fills_the_hours() {
        BigDecimal nine = new BigDecimal("9");

        assertThat(broken(program(AgeBand.ADULT, nine, new BigDecimal("8"), BigDecimal.ZERO)))
                .containsExactly("CURRICULUM_DOES_NOT_FILL_THE_HOURS");
    }

    private static List<String> broken(Program program) {
        return ProgramRules.broken(program).stream().map(Reason::code).toList();
    }

    private static Program program(AgeBand ageBand, BigDecimal hours, BigDecimal therapy, BigDecimal experiential) {
        CurriculumPart group = new CurriculumPart(Component.GROUP_THERAPY, therapy, null);
        return new Program(
                "program",
                "Program",
                "riverside",
                "America/New_York",
                Set.of(Condition.DEPRESSION),
                ageBand,
                hours,
                8,
                experiential.signum() == 0
                        ? List.of(group)
                        : List.of(group, new CurriculumPart(Component.EXPERIENTIAL, experiential, "art")));
    }
}
