package org.stepdown.referral.intake.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Attestation;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.AttestationSource;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.DiagnosisKind;
import org.stepdown.events.Identifier;
import org.stepdown.events.MandatedPriority;
import org.stepdown.events.Modality;
import org.stepdown.events.Preferences;
import org.stepdown.events.Track;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.Location;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.ReferralRequest;
import org.stepdown.events.encounter.ReferralRequestCancelled;
import org.stepdown.events.encounter.ReferralRequestChanged;
import org.stepdown.events.encounter.ReferralRequested;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.CodeSystems;
import org.stepdown.referral.intake.EncounterEvent;
import org.stepdown.referral.intake.VisitEvents;
import org.stepdown.referral.intake.json.EncounterBody.Answer;
import org.stepdown.referral.intake.json.EncounterBody.DiagnosisBody;
import org.stepdown.referral.intake.json.EncounterBody.IdentifierBody;
import org.stepdown.referral.intake.json.EncounterBody.PatientBody;
import org.stepdown.referral.intake.json.EncounterBody.SuitabilityBody;
import org.stepdown.referral.intake.json.EncounterBody.VisitBody;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

/** Reads bodies into the canonical events that they stand for. */
final class JsonEvents {

    private final SourceRegistry registry;

    JsonEvents(SourceRegistry registry) {
        this.registry = registry;
    }

    /** Null when faults were noted. */
    @Nullable
    CanonicalEvent encounter(EncounterBody body, String key, Instant receivedAt, Faults faults) {
        String facility = faults.need(body.facility(), "/facility");
        EncounterEvent event = faults.need(body.event(), "/event");
        OffsetDateTime occurredAt = faults.need(body.occurredAt(), "/occurredAt");
        Patient patient = patient(body.patient(), faults);
        VisitBody visit = body.encounter();
        boolean aboutAVisit = event == null || event.isAboutAVisit();
        Identifier number = null;
        if (aboutAVisit && faults.need(visit, "/encounter") != null && visit != null) {
            number = identifier(visit.visitNumber(), facility, "/encounter/visitNumber", faults);
        }
        List<Identifier> merged = new ArrayList<>();
        if (event == EncounterEvent.MERGE_PATIENTS) {
            merged.addAll(identifiers(body.mergedIdentifiers(), "/mergedIdentifiers", faults));
        }
        List<Diagnosis> diagnoses = diagnoses(body.diagnoses(), faults);
        if (!faults.isEmpty() || facility == null || event == null || occurredAt == null || patient == null) {
            return null;
        }
        Instant at = micros(occurredAt);
        Source source = registry.find(
                text(body.application()),
                facility,
                visit == null ? null : visit.unit(),
                visit == null ? null : visit.hospitalService());
        MessageSource said = source(body.application(), facility, key, "JSON " + event, receivedAt, source);
        if (visit == null || number == null) {
            return VisitEvents.ofPatient(at, said, patient, merged);
        }
        Encounter encounter = encounter(visit, number, facility, source);
        return VisitEvents.ofVisit(
                event, at, said, patient, encounter, diagnoses, attestations(body.suitability(), at));
    }

    /** Null when faults were noted. */
    @Nullable
    CanonicalEvent referral(ReferralBody body, String key, Instant receivedAt, Faults faults) {
        String facility = faults.need(body.facility(), "/facility");
        OffsetDateTime occurredAt = faults.need(body.occurredAt(), "/occurredAt");
        Patient patient = patient(body.patient(), faults);
        Identifier referralKey = identifier(body.referralKey(), facility, "/referralKey", faults);
        List<Diagnosis> diagnoses = diagnoses(body.diagnoses(), faults);
        if (!faults.isEmpty() || facility == null || occurredAt == null || patient == null || referralKey == null) {
            return null;
        }
        Instant at = micros(occurredAt);
        ReferralBody.Event event = body.event() == null ? ReferralBody.Event.NEW : body.event();
        Source source = registry.find(text(body.application()), facility, null, null);
        MessageSource said = source(body.application(), facility, key, "JSON referral " + event, receivedAt, source);
        ReferralRequest request = new ReferralRequest(
                referralKey,
                body.priority(),
                body.requestedBy(),
                facility,
                source.timeZone().getId(),
                source.part2(),
                preferences(body.preferences()),
                body.mandatedPriority() == null ? MandatedPriority.UNKNOWN : body.mandatedPriority(),
                body.reportedLocusLevel(),
                body.reportedAsamLevel(),
                body.payer());
        List<Attestation> attested = attestations(body.suitability(), at);
        SpecificRecord canonical = switch (event) {
            case NEW -> new ReferralRequested(at, said, patient, request, diagnoses, attested);
            case CHANGE -> new ReferralRequestChanged(at, said, patient, request, diagnoses, attested);
            case CANCEL -> new ReferralRequestCancelled(at, said, patient, request);
        };
        return new CanonicalEvent(canonical, at, patient.getIdentifiers(), List.of());
    }

    private static MessageSource source(
            @Nullable String application, String facility, String key, String type, Instant receivedAt, Source source) {
        return new MessageSource(
                SourceFormat.JSON, text(application), facility, key, type, receivedAt, source.registered(), null);
    }

    private static @Nullable Patient patient(@Nullable PatientBody body, Faults faults) {
        if (faults.need(body, "/patient") == null || body == null) {
            return null;
        }
        return new Patient(
                identifiers(body.identifiers(), "/patient/identifiers", faults),
                body.family(),
                body.given(),
                body.birthDate(),
                body.sex(),
                body.language(),
                body.postalCode(),
                body.phone(),
                Boolean.TRUE.equals(body.deceased()),
                body.deceasedAt() == null ? null : micros(body.deceasedAt()));
    }

    private static List<Identifier> identifiers(@Nullable List<IdentifierBody> bodies, String pointer, Faults faults) {
        List<Identifier> identifiers = new ArrayList<>();
        List<IdentifierBody> given = bodies == null ? List.of() : bodies;
        if (given.isEmpty()) {
            faults.add(pointer, "needs at least one identifier");
        }
        for (int i = 0; i < given.size(); i++) {
            Identifier identifier = identifier(given.get(i), null, pointer + "/" + i, faults);
            if (identifier != null) {
                identifiers.add(identifier);
            }
        }
        return identifiers;
    }

    private static @Nullable Identifier identifier(
            @Nullable IdentifierBody body, @Nullable String authority, String pointer, Faults faults) {
        if (faults.need(body, pointer) == null || body == null) {
            return null;
        }
        String value = faults.need(body.value(), pointer + "/value");
        return value == null
                ? null
                : new Identifier(value.strip(), body.authority() == null ? authority : body.authority(), body.type());
    }

    private static List<Diagnosis> diagnoses(@Nullable List<DiagnosisBody> bodies, Faults faults) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        List<DiagnosisBody> given = bodies == null ? List.of() : bodies;
        for (int i = 0; i < given.size(); i++) {
            DiagnosisBody body = given.get(i);
            String code = faults.need(body.code(), "/diagnoses/" + i + "/code");
            if (code != null) {
                diagnoses.add(new Diagnosis(
                        code.strip().toUpperCase(Locale.ROOT),
                        CodeSystems.named(body.system(), code),
                        body.kind() == null ? DiagnosisKind.UNKNOWN : body.kind(),
                        body.rank() == null ? 0 : body.rank()));
            }
        }
        return diagnoses;
    }

    private static List<Attestation> attestations(@Nullable SuitabilityBody body, Instant at) {
        List<Attestation> attestations = new ArrayList<>();
        if (body != null && body.needs24HourSupervision() != null) {
            attestations.add(attestation(AttestationQuestion.NEEDS_24H_SUPERVISION, body.needs24HourSupervision(), at));
        }
        if (body != null && body.safeAtHome() != null) {
            attestations.add(attestation(AttestationQuestion.SAFE_AT_HOME, body.safeAtHome(), at));
        }
        return attestations;
    }

    private static Attestation attestation(AttestationQuestion question, Answer answer, Instant at) {
        AttestationAnswer said = switch (answer) {
            case yes -> AttestationAnswer.YES;
            case no -> AttestationAnswer.NO;
            case unknown -> AttestationAnswer.UNKNOWN;
        };
        return new Attestation(question, said, AttestationSource.REFERRER, at, null);
    }

    private static @Nullable Preferences preferences(ReferralBody.@Nullable PreferencesBody body) {
        return body == null
                ? null
                : new Preferences(
                        body.track() == null ? Track.UNKNOWN : body.track(),
                        body.modality() == null ? Modality.UNKNOWN : body.modality(),
                        body.site(),
                        body.language(),
                        body.earliestStart());
    }

    private static Encounter encounter(VisitBody visit, Identifier number, String facility, Source source) {
        PatientClass patientClass = visit.patientClass() == null ? PatientClass.UNKNOWN : visit.patientClass();
        return new Encounter(
                number,
                VisitEvents.classIn(patientClass, source.setting()),
                VisitEvents.settingFor(patientClass, source.setting()),
                facility,
                location(visit.unit()),
                location(visit.priorUnit()),
                visit.hospitalService(),
                visit.admitSource(),
                visit.disposition(),
                visit.admittedAt() == null ? null : micros(visit.admittedAt()),
                visit.dischargedAt() == null ? null : micros(visit.dischargedAt()),
                source.timeZone().getId(),
                source.part2());
    }

    private static @Nullable Location location(@Nullable String unit) {
        return unit == null ? null : new Location(null, unit, null, null);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Instant micros(OffsetDateTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
