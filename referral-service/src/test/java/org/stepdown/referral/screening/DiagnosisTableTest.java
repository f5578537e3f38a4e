package org.stepdown.referral.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.referral.Story;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Diagnosis.CodeSystem;

class DiagnosisTableTest {

    @ParameterizedTest
    @CsvSource({
        "F32.9,DEPRESSION",
        "F33.1,DEPRESSION",
        "F34.1,DEPRESSION",
        "F341,DEPRESSION",
        "F32.A,DEPRESSION",
        "F30.10,BIPOLAR",
        "F31.81,BIPOLAR",
        "F34.0,BIPOLAR",
        "F40.10,ANXIETY",
        "F41.1,ANXIETY",
        "F42.2,ANXIETY",
        "F43.10,ANXIETY",
        "F10.20,SUBSTANCE_USE",
        "F11.20,SUBSTANCE_USE",
        "F16.10,SUBSTANCE_USE",
        "F18.10,SUBSTANCE_USE",
        "F19.20,SUBSTANCE_USE",
        "F50.00,EATING_DISORDER",
        "F50.014,EATING_DISORDER",
        "f50.2,EATING_DISORDER"
    })
    void a_code_has_its_condition(String code, Condition condition) {
        assertThat(picture(code).conditions()).containsExactly(condition);
        assertThat(picture(code).review()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "F20.9,PSYCHOSIS",
        "F29,PSYCHOSIS",
        "F32.3,PSYCHOSIS",
        "F33.3,PSYCHOSIS",
        "R45.851,SAFETY_FLAG",
        "T14.91XA,SAFETY_FLAG",
        "X78.1XXA,SAFETY_FLAG",
        "T39.1X2A,SAFETY_FLAG",
        "T43.222A,SAFETY_FLAG",
        "T36.92XA,SAFETY_FLAG",
        "F17.210,NO_IOP_CONDITION",
        "F03.90,NO_IOP_CONDITION",
        "F70,NO_IOP_CONDITION",
        "F84.0,NO_IOP_CONDITION",
        "F33.42,IN_REMISSION",
        "F10.21,IN_REMISSION",
        "F32.5,IN_REMISSION",
        "F30.4,IN_REMISSION",
        "F10.91,IN_REMISSION"
    })
    void a_code_asks_for_a_person(String code, String reason) {
        assertThat(picture(code).review()).extracting(Reason::code).contains(reason);
        assertThat(picture(code).isBehavioural()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"R63.0", "T39.1X1A", "T38.2X1A", "T40.421A", "S61.0", "K35.80"})
    void a_code_is_not_behavioural(String code) {
        assertThat(picture(code).isBehavioural()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"F32.3", "F33.3"})
    void a_depression_with_psychotic_symptoms_is_reviewed_and_stays_one(String code) {
        assertThat(picture(code).conditions()).containsExactly(Condition.DEPRESSION);
        assertThat(picture(code).review()).extracting(Reason::code).containsExactly("PSYCHOSIS");
    }

    @Test
    void bipolar_disorder_wins_over_depression() {
        assertThat(picture("F33.1", "F31.81").conditions()).containsExactly(Condition.BIPOLAR);
    }

    @Test
    void the_condition_of_the_primary_diagnosis_comes_first() {
        Diagnosis secondary = new Diagnosis("F10.20", CodeSystem.ICD_10_CM, Diagnosis.Kind.UNKNOWN, 2);
        Diagnosis primary = new Diagnosis("F33.1", CodeSystem.ICD_10_CM, Diagnosis.Kind.UNKNOWN, 1);

        assertThat(DiagnosisPicture.of(List.of(secondary, primary), Story.policy())
                        .conditions())
                .containsExactly(Condition.DEPRESSION, Condition.SUBSTANCE_USE);
    }

    @Test
    void without_priorities_a_final_diagnosis_is_primary() {
        Diagnosis admitting = new Diagnosis("F10.20", CodeSystem.ICD_10_CM, Diagnosis.Kind.ADMITTING, 0);
        Diagnosis last = new Diagnosis("F33.1", CodeSystem.ICD_10_CM, Diagnosis.Kind.FINAL, 0);

        assertThat(DiagnosisPicture.of(List.of(admitting, last), Story.policy())
                        .conditions()
                        .getFirst())
                .isEqualTo(Condition.DEPRESSION);
    }

    @Test
    void a_code_of_another_system_asks_for_a_person() {
        Diagnosis snomed = new Diagnosis("370143000", CodeSystem.SNOMED_CT, Diagnosis.Kind.FINAL, 1);

        assertThat(DiagnosisPicture.of(List.of(snomed), Story.policy()).review())
                .extracting(Reason::code)
                .containsExactly("DIAGNOSIS_NOT_ICD_10_CM");
    }

    private static DiagnosisPicture picture(String... codes) {
        return DiagnosisPicture.of(
                Stream.of(codes)
                        .map(code -> new Diagnosis(code, CodeSystem.ICD_10_CM, Diagnosis.Kind.FINAL, 0))
                        .toList(),
                Story.policy());
    }
}
