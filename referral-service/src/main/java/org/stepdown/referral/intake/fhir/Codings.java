package org.stepdown.referral.intake.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Codes of a concept. Why one is absent is no code. */
final class Codings {

    private Codings() {}

    static List<Coding> of(CodeableConcept concept) {
        List<Coding> codings = new ArrayList<>();
        for (Coding coding : concept.getCoding()) {
            if (coding.hasCode() && !text(coding.getSystem()).endsWith("/data-absent-reason")) {
                codings.add(coding);
            }
        }
        return codings;
    }

    /** The preferred code, else the first. */
    static @Nullable Coding best(CodeableConcept concept, Predicate<Coding> preferred) {
        List<Coding> codings = of(concept);
        return codings.stream().filter(preferred).findFirst().orElse(codings.isEmpty() ? null : codings.getFirst());
    }

    static @Nullable String code(CodeableConcept concept) {
        Coding coding = best(concept, any -> true);
        return coding == null ? null : coding.getCode();
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static @Nullable String nonBlank(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
