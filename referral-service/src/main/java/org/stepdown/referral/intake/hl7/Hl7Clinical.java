package org.stepdown.referral.intake.hl7;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Attestation;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.AttestationSource;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.DiagnosisKind;
import org.stepdown.referral.intake.CodeSystems;

/** Reads diagnoses (DG1) and attestations of suitability (OBX). */
final class Hl7Clinical {

    private Hl7Clinical() {}

    static List<Diagnosis> diagnoses(Hl7Message message) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Segment segment : message.all("DG1")) {
            String code = Hl7Message.get(segment, 3, 0, 1);
            if (code != null) {
                String system = Hl7Message.get(segment, 3, 0, 3);
                diagnoses.add(new Diagnosis(
                        code.toUpperCase(Locale.ROOT),
                        CodeSystems.named(system == null ? Hl7Message.get(segment, 2, 0, 1) : system, code),
                        kind(Hl7Message.get(segment, 6, 0, 1)),
                        rank(Hl7Message.get(segment, 15, 0, 1))));
            }
        }
        return diagnoses;
    }

    private static DiagnosisKind kind(@Nullable String type) {
        return switch (type) {
            case "A" -> DiagnosisKind.ADMITTING;
            case "W" -> DiagnosisKind.WORKING;
            case "F" -> DiagnosisKind.FINAL;
            case null, default -> DiagnosisKind.UNKNOWN;
        };
    }

    private static int rank(@Nullable String priority) {
        return priority != null && priority.matches("\\d{1,4}") ? Integer.parseInt(priority) : 0;
    }

    /** Attestations that the message carries (domain rules, section 1). */
    static List<Attestation> attestations(Hl7Message message, Instant at) {
        List<Attestation> attestations = new ArrayList<>();
        for (Segment segment : message.all("OBX")) {
            AttestationQuestion question = question(Hl7Message.get(segment, 3, 0, 1));
            if (question != AttestationQuestion.UNKNOWN) {
                attestations.add(new Attestation(
                        question, answer(Hl7Message.get(segment, 5, 0, 1)), AttestationSource.REFERRER, at, null));
            }
        }
        return attestations;
    }

    private static AttestationQuestion question(@Nullable String code) {
        return switch (code == null ? "" : code.toUpperCase(Locale.ROOT)) {
            case "NEEDS-24H-SUPERVISION" -> AttestationQuestion.NEEDS_24H_SUPERVISION;
            case "SAFE-AT-HOME" -> AttestationQuestion.SAFE_AT_HOME;
            default -> AttestationQuestion.UNKNOWN;
        };
    }

    private static AttestationAnswer answer(@Nullable String value) {
        return switch (value == null ? "" : value.toUpperCase(Locale.ROOT)) {
            case "Y", "YES" -> AttestationAnswer.YES;
            case "N", "NO" -> AttestationAnswer.NO;
            default -> AttestationAnswer.UNKNOWN;
        };
    }
}
