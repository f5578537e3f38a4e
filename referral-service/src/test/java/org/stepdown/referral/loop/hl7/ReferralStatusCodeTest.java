package org.stepdown.referral.loop.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stepdown.events.referral.ReferralStatus;

class ReferralStatusCodeTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, P",
        "IN_REVIEW, P",
        "WAITLISTED, P",
        "OFFERED, P",
        "ENROLLED, A",
        "STARTED, A",
        "COMPLETED, A",
        "NOT_ELIGIBLE, R",
        "DECLINED, R",
        "WITHDRAWN, R",
        "CANCELLED, R",
        "NO_SHOW, R"
    })
    void each_status_has_its_code_of_table_0283(ReferralStatus status, ReferralStatusCode code) {
        assertThat(ReferralStatusCode.of(status)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void no_status_is_forgotten(ReferralStatus status) {
        assertThat(EnumSet.allOf(ReferralStatusCode.class)).contains(ReferralStatusCode.of(status));
    }

    @Test
    void a_status_that_is_not_known_is_not_told() {
        assertThatThrownBy(() -> ReferralStatusCode.of(ReferralStatus.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
