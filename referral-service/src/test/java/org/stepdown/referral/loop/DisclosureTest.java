package org.stepdown.referral.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisclosureTest {

    @Test
    void no_reason_that_hints_at_a_diagnosis_is_told() {
        List<String> codes = List.of(
                "SAFETY_FLAG", "NO_DIAGNOSIS", "IN_REMISSION", "DUAL_DIAGNOSIS_ONLY", "NO_IOP_CONDITION", "UNDER_AGE");

        assertThat(new Disclosure(false, true).reasons(codes)).containsExactly("UNDER_AGE");
    }

    @Test
    void what_another_facility_disclosed_under_part_2_reaches_nobody_by_way_of_reasons() {
        assertThat(new Disclosure(true, false).reasons(List.of("NOT_SAFE_AT_HOME")))
                .isEmpty();
        assertThat(new Disclosure(true, true).reasons(List.of("NOT_SAFE_AT_HOME")))
                .hasSize(1);
    }
}
