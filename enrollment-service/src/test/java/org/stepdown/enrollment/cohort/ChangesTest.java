package org.stepdown.enrollment.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.reason.Reason;

class ChangesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
    private static final Cohort BEFORE =
            cohort(Set.of(Condition.DEPRESSION, Condition.ANXIETY), Modality.IN_PERSON, "riverside", null, "en", "es");

    @Test
    void what_people_were_placed_for_is_not_taken_from_them() {
        Cohort after = cohort(Set.of(Condition.ANXIETY), Modality.TELEHEALTH, "harbor", LocalDate.of(2026, 3, 1), "en");

        assertThat(codes(after, 1))
                .containsExactly(
                        "CONDITION_IN_USE",
                        "LANGUAGE_IN_USE",
                        "MODALITY_IN_USE",
                        "SITE_IN_USE",
                        "NO_SESSION_FOR_THOSE_INSIDE");
    }

    @Test
    void a_cohort_in_which_nobody_is_can_become_anything() {
        assertThat(codes(cohort(Set.of(Condition.ANXIETY), Modality.TELEHEALTH, "harbor", null, "en"), 0))
                .isEmpty();
    }

    @Test
    void more_conditions_languages_and_an_end_in_the_future_harm_nobody() {
        Cohort after = cohort(
                Set.of(Condition.DEPRESSION, Condition.ANXIETY, Condition.BIPOLAR),
                Modality.IN_PERSON,
                "riverside",
                LocalDate.of(2026, 6, 1),
                "en",
                "es",
                "pt-BR");

        assertThat(codes(after, 5)).isEmpty();
    }

    private static List<String> codes(Cohort after, int taken) {
        return Changes.broken(BEFORE, after, taken, NOW).stream()
                .map(Reason::code)
                .toList();
    }

    private static Cohort cohort(
            Set<Condition> conditions,
            Modality modality,
            String site,
            @Nullable LocalDate lastDate,
            String... languages) {
        return new Cohort(
                "cohort",
                "program",
                "Cohort",
                conditions,
                false,
                AgeBand.ADULT,
                Track.MORNING,
                modality,
                site,
                Set.of(languages),
                new Schedule(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(9, 0),
                        180,
                        ZoneId.of("America/New_York"),
                        LocalDate.of(2025, 1, 6),
                        lastDate,
                        Set.of()),
                EnrollmentMode.ROLLING,
                List.of(),
                null,
                false);
    }
}
