package org.stepdown.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "referral; ENROLLED; ENROLLED; true",
                "referral; ENROLLED; IN_REVIEW; false",
                "history; RECEIVED, ENROLLED; ENROLLED, RECEIVED; false",
                "pathways; STEP_UP, STEP_DOWN; STEP_DOWN, STEP_UP; true",
                "pathways; STEP_UP; STEP_DOWN, STEP_UP; false",
                "reasons; SAFETY_FLAG; NO_DIAGNOSIS, SAFETY_FLAG; false",
                "cohort; anxiety-*; anxiety-evening; true",
                "cohort; anxiety-*; youth-anxiety-evening; false",
                "clocks; FUH; FUH 2026-03-05; true",
                "clocks; FUH 2026-03-05; FUH 2026-03-05; true",
                "clocks; FUH 2026-03-04; FUH 2026-03-05; false",
                "clocks; FUH; FUH 2026-03-05, FUI 2026-03-05; false",
                "clocks; none; none; true",
                "alerts; PLACED; PLACED, REFERRAL_RECEIVED; true",
                "alerts; PLACED; PLACED retracted; false",
                "alerts; PLACED urgent; PLACED; false",
                "alerts; no PLACED; PLACED urgent; false",
                "alerts; no PLACED; REFERRAL_RECEIVED; true",
                "alerts; none; REFERRAL_RECEIVED; false",
                "at; 2026-03-08T03:30:00-04:00; 2026-03-08T07:30:00Z; true",
                "at; 2026-03-08T03:30:00-04:00; 2026-03-08T06:30:00Z; false",
                "at; 2026-03-08T03:30:00-04:00; none; false"
            })
    void what_was_found_is_what_was_expected_or_not(String key, String wanted, String found, boolean matches) {
        assertThat(Matching.matches(key, wanted, found)).isEqualTo(matches);
    }
}
