package org.stepdown.referral.intake.json;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.DiagnosisKind;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.referral.intake.EncounterEvent;

/** The body of {@code POST /api/encounters}. Times are ISO 8601 with an offset. */
record EncounterBody(
        @Nullable String application,
        @Nullable String facility,
        @Nullable EncounterEvent event,
        @Nullable OffsetDateTime occurredAt,
        @Nullable PatientBody patient,
        @Nullable VisitBody encounter,
        @Nullable List<DiagnosisBody> diagnoses,
        @Nullable SuitabilityBody suitability,
        @Nullable List<IdentifierBody> mergedIdentifiers) {

    record IdentifierBody(
            @Nullable String value,
            @Nullable String authority,
            @Nullable String type) {}

    record PatientBody(
            @Nullable List<IdentifierBody> identifiers,
            @Nullable String family,
            @Nullable String given,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable String language,
            @Nullable String postalCode,
            @Nullable String phone,
            @Nullable Boolean deceased,
            @Nullable OffsetDateTime deceasedAt) {}

    record VisitBody(
            @Nullable IdentifierBody visitNumber,
            @Nullable PatientClass patientClass,
            @Nullable String unit,
            @Nullable String priorUnit,
            @Nullable String hospitalService,
            @Nullable String admitSource,
            @Nullable String disposition,
            @Nullable OffsetDateTime admittedAt,
            @Nullable OffsetDateTime dischargedAt) {}

    record DiagnosisBody(
            @Nullable String code,
            @Nullable String system,
            @Nullable DiagnosisKind kind,
            @Nullable Integer rank) {}

    /** Yes, no or unknown; what is left out is unknown. */
    record SuitabilityBody(
            @Nullable Answer needs24HourSupervision,
            @Nullable Answer safeAtHome) {}

    /** As written in JSON. */
    enum Answer {
        yes,
        no,
        unknown
    }
}
