package org.stepdown.referral.loop.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.referral.loop.Outcome;

class AcknowledgedTest {

    @ParameterizedTest
    @CsvSource({
        "AA, Delivered",
        "CA, Delivered",
        "AE, Doubted",
        "CE, Doubted",
        "AR, Refused",
        "CR, Refused",
    })
    void an_error_may_pass_and_a_reject_will_not(String code, String outcome) {
        Acknowledged answer = Objects.requireNonNull(Acknowledged.read("MSH#^~\\&#A#B\rMSA#" + code + "#7f3\r"));

        assertThat(answer.controlId()).isEqualTo("7f3");
        assertThat(answer.outcome().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(answer.outcome()).isInstanceOf(Outcome.class);
    }

    @Test
    void what_says_nothing_is_no_answer() {
        assertThat(Acknowledged.read("MSH|^~\\&|A\rMSA|XX|7f3")).isNull();
        assertThat(Acknowledged.read("HTTP/1.1 400 Bad Request")).isNull();
        assertThat(Acknowledged.read("")).isNull();
    }
}
