package org.stepdown.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "MSA|AA|C1,AA",
                "MSA|AE|C1/ERR||PID^1^3|101^Required field missing^HL70357|E,AE 101 PID^1^3",
                "MSA|AE|C1/ERR|PID^1^3^101&Required field missing&HL70357,AE 101 PID^1^3"
            })
    void an_acknowledgement_is_its_code_and_each_error_with_its_place(String segments, String said) {
        assertThat(Reply.hl7(("MSH|^~\\&|||||||ACK/" + segments).replace('/', '\r'))
                        .said())
                .isEqualTo(said);
    }

    @Test
    void an_error_over_http_is_its_status_and_its_places() {
        assertThat(Reply.http(400, "{\"errors\": [{\"pointer\": \"/patient\"}, {\"pointer\": \"/event\"}]}")
                        .said())
                .isEqualTo("400 /patient /event");
        assertThat(Reply.http(422, """
                        {"resourceType": "OperationOutcome", "issue": [
                          {"severity": "error", "code": "required", "expression": ["Bundle.type"]}]}
                        """).said()).isEqualTo("422 required Bundle.type");
        assertThat(Reply.http(201, """
                        {"issue": [{"severity": "information", "code": "informational"}]}
                        """).said()).isEqualTo("201");
        assertThat(Reply.http(500, "not json").said()).isEqualTo("500");
    }

    @Test
    void a_case_may_leave_off_what_comes_last_but_not_half_a_word() {
        Reply reply = Reply.hl7("MSA|AE|C1\rERR||PID^1^3|101^Text^HL70357|E");

        assertThat(reply.is("AE")).isTrue();
        assertThat(reply.is("AE 101")).isTrue();
        assertThat(reply.is("AE 101 PID^1^3")).isTrue();
        assertThat(reply.is("AE 10")).isFalse();
        assertThat(reply.is("AA")).isFalse();
        assertThat(reply.is("AE 101 PID^1^3 more")).isFalse();
    }
}
