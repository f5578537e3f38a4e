package org.stepdown.referral.intake.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.stepdown.events.Attestation;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.AttestationSource;
import org.stepdown.events.CodeSystem;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.DiagnosisKind;
import org.stepdown.referral.intake.CodeSystems;

/** Reads diagnoses (Condition, reasons) and attestations of suitability (Observation). */
final class FhirClinical {

    private FhirClinical() {}

    /** Those that the encounter lists, with their role and rank; then its reasons; then what else the body says of it. */
    static List<Diagnosis> diagnoses(org.hl7.fhir.r4.model.Encounter encounter, List<Resource> body) {
        Map<Object, Diagnosis> found = new LinkedHashMap<>();
        for (DiagnosisComponent listed : encounter.getDiagnosis()) {
            if (listed.getCondition().getResource() instanceof Condition condition) {
                put(condition, condition.getCode(), kind(listed.getUse()), listed.getRank(), found);
            }
        }
        encounter.getReasonReference().forEach(reason -> put(reason, found));
        encounter.getReasonCode().forEach(reason -> put(reason, reason, DiagnosisKind.UNKNOWN, 0, found));
        for (Resource resource : body) {
            if (resource instanceof Condition condition && isOf(encounter, condition)) {
                put(condition, condition.getCode(), DiagnosisKind.UNKNOWN, 0, found);
            }
        }
        return List.copyOf(found.values());
    }

    /** What a request is made for. */
    static List<Diagnosis> reasons(List<CodeableConcept> codes, List<Reference> references) {
        Map<Object, Diagnosis> found = new LinkedHashMap<>();
        references.forEach(reason -> put(reason, found));
        codes.forEach(reason -> put(reason, reason, DiagnosisKind.UNKNOWN, 0, found));
        return List.copyOf(found.values());
    }

    private static void put(Reference reason, Map<Object, Diagnosis> found) {
        if (reason.getResource() instanceof Condition condition) {
            put(condition, condition.getCode(), DiagnosisKind.UNKNOWN, 0, found);
        }
    }

    /** What was refuted, or entered in error, is none. */
    private static void put(
            Object what, CodeableConcept concept, DiagnosisKind kind, int rank, Map<Object, Diagnosis> found) {
        Coding coding = Codings.best(concept, code -> system(code) == CodeSystem.ICD_10_CM);
        boolean stands = !(what instanceof Condition condition) || stands(condition);
        if (coding != null && stands) {
            String code = coding.getCode().strip();
            found.putIfAbsent(what, new Diagnosis(code.toUpperCase(Locale.ROOT), system(coding), kind, rank));
        }
    }

    private static CodeSystem system(Coding coding) {
        return CodeSystems.named(coding.getSystem(), coding.getCode());
    }

    private static boolean stands(Condition condition) {
        String status = Codings.text(Codings.code(condition.getVerificationStatus()));
        return !status.equals("refuted") && !status.equals("entered-in-error");
    }

    /** An entry of the problem list is a diagnosis of the visit only where it says so. */
    private static boolean isOf(org.hl7.fhir.r4.model.Encounter encounter, Condition condition) {
        if (condition.getEncounter().getResource() != null) {
            return condition.getEncounter().getResource() == encounter;
        }
        return condition.getCategory().isEmpty()
                || condition.getCategory().stream()
                        .flatMap(category -> Codings.of(category).stream())
                        .anyMatch(category -> category.getCode().equals("encounter-diagnosis"));
    }

    /** Code system diagnosis-role. */
    private static DiagnosisKind kind(CodeableConcept use) {
        return switch (Codings.text(Codings.code(use))) {
            case "AD" -> DiagnosisKind.ADMITTING;
            case "DD", "billing" -> DiagnosisKind.FINAL;
            case "CC", "CM", "pre-op", "post-op" -> DiagnosisKind.WORKING;
            default -> DiagnosisKind.UNKNOWN;
        };
    }

    /** Attestations that a body carries (domain rules, section 1), wherever in it they stand. */
    static List<Attestation> attestations(Stream<? extends Resource> resources, Instant at, ZoneId zone) {
        List<Attestation> attestations = new ArrayList<>();
        resources.forEach(resource -> {
            AttestationQuestion question =
                    resource instanceof Observation asked ? question(asked) : AttestationQuestion.UNKNOWN;
            if (question != AttestationQuestion.UNKNOWN && resource instanceof Observation said && counts(said)) {
                attestations.add(new Attestation(
                        question, answer(said), AttestationSource.REFERRER, when(said, at, zone), null));
            }
        });
        return attestations;
    }

    private static boolean counts(Observation observation) {
        return switch (observation.getStatus()) {
            case CANCELLED, ENTEREDINERROR -> false;
            case null, default -> true;
        };
    }

    private static Instant when(Observation observation, Instant at, ZoneId zone) {
        Instant told = observation.getEffective() instanceof DateTimeType time ? FhirTime.instant(time, zone) : null;
        return told == null ? at : told;
    }

    private static AttestationQuestion question(Observation observation) {
        for (Coding coding : Codings.of(observation.getCode())) {
            switch (coding.getCode().toUpperCase(Locale.ROOT)) {
                case "NEEDS-24H-SUPERVISION" -> {
                    return AttestationQuestion.NEEDS_24H_SUPERVISION;
                }
                case "SAFE-AT-HOME" -> {
                    return AttestationQuestion.SAFE_AT_HOME;
                }
                default -> {}
            }
        }
        return AttestationQuestion.UNKNOWN;
    }

    /** A boolean, or the codes of HL7 table 0136, or those of SNOMED CT for yes and no. */
    private static AttestationAnswer answer(Observation observation) {
        String said = switch (observation.getValue()) {
            case BooleanType value when value.hasValue() -> Boolean.TRUE.equals(value.getValue()) ? "Y" : "N";
            case CodeableConcept value -> Codings.text(Codings.code(value));
            case StringType value -> Codings.text(value.getValue());
            case null, default -> "";
        };
        return switch (said.toUpperCase(Locale.ROOT)) {
            case "Y", "YES", "373066001" -> AttestationAnswer.YES;
            case "N", "NO", "373067005" -> AttestationAnswer.NO;
            default -> AttestationAnswer.UNKNOWN;
        };
    }
}
