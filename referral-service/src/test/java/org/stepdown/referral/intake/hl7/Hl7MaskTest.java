package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class Hl7MaskTest {

    @Test
    void nothing_of_a_person_is_seen_and_the_shape_stays() {
        assertThat(masked(Hl7Text.discharge("C1", "4711").with("NK1|1|CANARY^SPOUSE|SPO||555-0100")))
                .contains("PID|1||9999^^^xxxxxxx^xx||xxxxxx^xxxxxxx||99999999|x")
                .contains("NK1|9|xxxxxx^xxxxxx|xxx||999-9999")
                .contains("PV1|1|I|PSY^1^1^GENHOSP")
                .contains("DG1|1||F33.1^Depression^I10C|||F")
                .doesNotContain("4711", "CANARY", "19880412", "20260305");
    }

    @Test
    void what_a_feed_puts_where_it_does_not_belong_stays_hidden() {
        assertThat(masked(Hl7Text.message("ADT^A03", "C1")
                        .with("ZPI|CANARY|19880412")
                        .with("NTE|1||seen by CANARY")
                        .with("a line that is no segment: CANARY")
                        .with("PV1|1|I|19880412^1||||CANARY^DOCTOR")))
                .contains("ZPI|xxxxxx|99999999", "PV1|1|I|99999999^1||||xxxxxx^xxxxxx")
                .doesNotContain("CANARY", "seen by", "19880412");
    }

    @Test
    void letters_of_any_script_are_hidden() {
        assertThat(masked(Hl7Text.message("ADT^A03", "C1").with("PID|1||1||Ðorđević^李")))
                .contains("xxxxxxxx^x");
    }

    @Test
    void other_separators_are_understood() {
        assertThat(masked(Hl7Text.starting("MSH#^~\\&#EPIC#GENHOSP#####ADT^A03#C1#P#2.5.1")
                        .with("PID#1##4711##CANARY")))
                .contains("MSH#^~\\&#EPIC#GENHOSP", "PID#1##9999##xxxxxx");
    }

    private static String masked(Hl7Text message) {
        return Hl7Mask.of(Objects.requireNonNull(Msh.read(message.bytes())), message.text());
    }
}
