package org.stepdown.enrollment.placement;

import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.referral.Referral;

/** The age on the day of the first session decides, here the Wednesday after the referral. */
class AgeTest {

    private static final LocalDate FIRST_SESSION = LocalDate.of(2026, 3, 4);

    private final World world = World.with(
                    ACohort.named("adults").meetsOn(WEDNESDAY).build(), 5)
            .and(
                    ACohort.named("adolescents")
                            .forAdolescents()
                            .meetsOn(WEDNESDAY)
                            .build(),
                    5);

    @Test
    void who_turns_eighteen_on_the_first_day_is_an_adult() {
        assertThat(cohortOf(FIRST_SESSION.minusYears(18))).isEqualTo("adults");
    }

    @Test
    void who_turns_eighteen_the_day_after_is_an_adolescent() {
        assertThat(cohortOf(FIRST_SESSION.minusYears(18).plusDays(1))).isEqualTo("adolescents");
    }

    @Test
    void who_is_twelve_is_an_adolescent() {
        assertThat(cohortOf(LocalDate.of(2026, 3, 2).minusYears(12))).isEqualTo("adolescents");
    }

    private String cohortOf(LocalDate birthDate) {
        Referral referral = world.opens(AReferral.withDepression().born(birthDate));
        return world.cohort(referral);
    }
}
