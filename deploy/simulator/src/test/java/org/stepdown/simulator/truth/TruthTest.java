package org.stepdown.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.simulator.region.Hospital;
import org.stepdown.simulator.region.Life;
import org.stepdown.simulator.region.Person;
import org.stepdown.simulator.region.Visit;
import org.stepdown.simulator.region.Ward;

class TruthTest {

    private static final Instant NOW = Instant.parse("2026-03-04T17:00:00Z");
    private static final Person PERSON =
            new Person("S1", "Quist", "Ada", LocalDate.of(1988, 4, 12), "F", "1 Synthetic Way", Hospital.GENHOSP);

    @Test
    void who_leaves_a_psychiatric_ward_for_home_steps_down_and_is_placed() {
        Expected expected = Truth.of(life(visit(Ward.PSYCHIATRY, 6, "01", "F33.1")));
        assertThat(expected.pathways()).containsExactlyInAnyOrder("STEP_DOWN", "ACUTE_PSYCHIATRIC");
        assertThat(expected.level()).isEqualTo("EVALUATE");
        assertThat(expected.statuses()).isEqualTo(Expected.PLACED);
    }

    @ParameterizedTest
    @CsvSource({
        "01, EVALUATE",
        "alt-home, EVALUATE",
        "6, REVIEW",
        "21, REVIEW",
        "07, REVIEW",
        "99, REVIEW",
        "'', REVIEW",
        "03^SNF, NOT_ELIGIBLE",
        "070, NOT_ELIGIBLE",
        "51, NOT_ELIGIBLE",
        "30, ''",
        "20, ''"
    })
    void a_disposition_decides(String disposition, String level) {
        assertThat(Truth.of(life(visit(Ward.MEDICINE, 6, disposition, "F33.1"))).level())
                .isEqualTo(level);
    }

    @Test
    void a_medical_stay_without_a_behavioural_diagnosis_bothers_nobody() {
        assertThat(Truth.of(life(visit(Ward.MEDICINE, 6, "01", "I50.9"))).isNothing())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"60, true", "61, false"})
    void three_emergency_visits_count_in_sixty_days(int days, boolean often) {
        Life life = life(
                visit(Ward.EMERGENCY, days, "01", "F33.1"),
                visit(Ward.EMERGENCY, 30, "01", "I50.9"),
                visit(Ward.EMERGENCY, 0, "01", "I50.9"));
        assertThat(!Truth.of(life).isNothing()).isEqualTo(often);
    }

    @ParameterizedTest
    @CsvSource({"365, true", "366, false"})
    void four_behavioural_emergency_visits_count_in_a_year(int days, boolean often) {
        Life life = life(
                visit(Ward.EMERGENCY, days, "01", "F33.1"),
                visit(Ward.EMERGENCY, 200, "01", "F33.1"),
                visit(Ward.EMERGENCY, 100, "01", "F33.1"),
                visit(Ward.EMERGENCY, 0, "01", "F33.1"));
        assertThat(!Truth.of(life).isNothing()).isEqualTo(often);
    }

    @Test
    void bipolar_wins_over_depression_and_a_safety_flag_goes_to_a_clinician() {
        Expected expected = Truth.of(life(visit(Ward.MEDICINE, 6, "03", "F31.32", "F33.1", "R45.851")));
        assertThat(expected.conditions()).containsExactly("BIPOLAR");
        assertThat(expected.statuses()).containsExactly("IN_REVIEW");
    }

    /** Ended so many days ago. */
    private static Visit visit(Ward ward, int days, String disposition, String... codes) {
        Instant end = NOW.atZone(Hospital.GENHOSP.zone()).minusDays(days).toInstant();
        return new Visit(
                "V" + days,
                ward,
                ward == Ward.EMERGENCY,
                end.minusSeconds(3_600),
                end,
                disposition,
                List.of(codes),
                false);
    }

    private static Life life(Visit... visits) {
        return new Life("a story", PERSON, List.of(visits), List.of(), false, new ArrayList<>(List.of(told())), false);
    }

    private static org.stepdown.simulator.region.Happening told() {
        return new org.stepdown.simulator.region.Happening("ADT^A31", NOW, PERSON, null, null, null, false);
    }
}
