package org.stepdown.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stepdown.local.corpus.Case.Step;

class CaseFileTest {

    private static final Path FOLDER = Path.of("../corpus/cases");

    @Test
    void a_case_is_its_sections_in_order() {
        Case read = CaseFile.parsed("events/a", """
                # A discharge
                # and more of it

                === hl7 lines=LF
                MSH|^~\\&|EPIC
                PID|1

                === answer
                AE 101 PID^1^3

                === again
                === expect
                # why
                referral: none
                events: A, B
                === json /api/referrals key={{key}}
                {"a": 1}
                """, FOLDER);

        assertThat(read.title()).isEqualTo("A discharge");
        assertThat(read.steps())
                .containsExactly(
                        new Step.Send(4, "hl7", "", Map.of("lines", "LF"), "MSH|^~\\&|EPIC\nPID|1"),
                        new Step.Answer(8, "AE 101 PID^1^3"),
                        new Step.Again(11),
                        new Step.Expect(12, Map.of("referral", "none", "events", "A, B")),
                        new Step.Send(16, "json", "/api/referrals", Map.of("key", "{{key}}"), "{\"a\": 1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# title\n=== hl8\n",
                "# title\n=== expect\nreferal: none\n",
                "# title\n=== json\n{}\n",
                "# title\n=== hl7 lines\nMSH\n",
                "# title\n=== hl7 file=nowhere.hl7\n",
                "=== hl7\nMSH\n",
                "# title only\n"
            })
    void what_is_wrong_in_a_file_is_named_and_never_passed_over(String text) {
        assertThatThrownBy(() -> CaseFile.parsed("events/a", text, FOLDER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("events/a.case");
    }

    @Test
    void every_case_of_the_corpus_can_be_read_and_expects_something() {
        List<Case> cases = CaseFile.all(FOLDER);

        assertThat(cases)
                .hasSizeGreaterThan(300)
                .extracting(Case::title)
                .allSatisfy(title -> assertThat(title).isNotBlank());
        assertThat(cases)
                .allSatisfy(what -> assertThat(what.steps())
                        .as(what.name())
                        .anyMatch(step -> step instanceof Step.Answer || step instanceof Step.Expect));
    }
}
