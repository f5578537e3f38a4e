package org.stepdown.referral.referral.kafka;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.RejectedEventException;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.AdmissionCancelled;
import org.stepdown.events.encounter.DischargeCancelled;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.EncounterLapsed;
import org.stepdown.events.encounter.EncounterUpdated;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientAdmitted;
import org.stepdown.events.encounter.PatientClassChanged;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientPreadmitted;
import org.stepdown.events.encounter.PatientRegistered;
import org.stepdown.events.encounter.PatientTransferred;
import org.stepdown.events.encounter.PatientUpdated;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.ReferralRequest;
import org.stepdown.events.encounter.ReferralRequestCancelled;
import org.stepdown.events.encounter.ReferralRequestChanged;
import org.stepdown.events.encounter.ReferralRequested;
import org.stepdown.events.encounter.TransferCancelled;
import org.stepdown.referral.encounter.Attestation;
import org.stepdown.referral.encounter.CareSetting;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.Fact.Kind;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.encounter.PatientClass;
import org.stepdown.referral.encounter.Person;
import org.stepdown.referral.encounter.Request;
import org.stepdown.referral.encounter.Stay;
import org.stepdown.referral.referral.Arrival;

/** Reads encounter events into facts. */
final class FactMapping {

    private FactMapping() {}

    /** @throws RejectedEventException when the event can't be a fact */
    static Arrival arrival(IncomingEvent incoming) {
        if (incoming.key().isBlank()) {
            throw new RejectedEventException("NO_PATIENT_KEY", "an encounter event needs a patient key");
        }
        SpecificRecord event = incoming.event();
        String merged = event instanceof PatientsMerged merge ? merge.getMergedPatientKey() : null;
        return new Arrival(incoming.key(), fact(incoming.eventId(), event), merged);
    }

    private static Fact fact(UUID id, SpecificRecord event) {
        return switch (event) {
            case PatientAdmitted e ->
                visit(
                        id,
                        Kind.ADMITTED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case PatientTransferred e ->
                visit(
                        id,
                        Kind.TRANSFERRED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case PatientDischarged e ->
                visit(
                        id,
                        Kind.DISCHARGED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case PatientRegistered e ->
                visit(
                        id,
                        Kind.REGISTERED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case PatientPreadmitted e ->
                visit(
                        id,
                        Kind.PREADMITTED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case PatientClassChanged e ->
                visit(
                        id,
                        Kind.CLASS_CHANGED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case EncounterUpdated e ->
                visit(
                        id,
                        Kind.UPDATED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case AdmissionCancelled e ->
                visit(
                        id,
                        Kind.ADMISSION_CANCELLED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case TransferCancelled e ->
                visit(
                        id,
                        Kind.TRANSFER_CANCELLED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case DischargeCancelled e ->
                visit(
                        id,
                        Kind.DISCHARGE_CANCELLED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case EncounterLapsed e ->
                visit(
                        id,
                        Kind.LAPSED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getEncounter(),
                        List.of(),
                        List.of());
            case PatientUpdated e -> person(id, Kind.PERSON_UPDATED, e.getOccurredAt(), e.getSource(), e.getPatient());
            case PatientsMerged e -> person(id, Kind.MERGED, e.getOccurredAt(), e.getSource(), e.getPatient());
            case ReferralRequested e ->
                request(
                        id,
                        Kind.REQUESTED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getRequest(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case ReferralRequestChanged e ->
                request(
                        id,
                        Kind.REQUEST_CHANGED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getRequest(),
                        e.getDiagnoses(),
                        e.getAttestations());
            case ReferralRequestCancelled e ->
                request(
                        id,
                        Kind.REQUEST_CANCELLED,
                        e.getOccurredAt(),
                        e.getSource(),
                        e.getPatient(),
                        e.getRequest(),
                        List.of(),
                        List.of());
            default -> throw new RejectedEventException("NOT_AN_ENCOUNTER_EVENT", "unexpected event type");
        };
    }

    private static Fact visit(
            UUID id,
            Kind kind,
            Instant at,
            MessageSource source,
            Patient patient,
            Encounter encounter,
            List<org.stepdown.events.Diagnosis> diagnoses,
            List<org.stepdown.events.Attestation> attestations) {
        return fact(id, kind, at, source, patient, stay(encounter), null, diagnoses, attestations);
    }

    private static Fact person(UUID id, Kind kind, Instant at, MessageSource source, Patient patient) {
        return fact(id, kind, at, source, patient, null, null, List.of(), List.of());
    }

    private static Fact request(
            UUID id,
            Kind kind,
            Instant at,
            MessageSource source,
            Patient patient,
            ReferralRequest request,
            List<org.stepdown.events.Diagnosis> diagnoses,
            List<org.stepdown.events.Attestation> attestations) {
        return fact(id, kind, at, source, patient, null, request(request), diagnoses, attestations);
    }

    private static Fact fact(
            UUID id,
            Kind kind,
            Instant at,
            MessageSource source,
            Patient patient,
            @Nullable Stay stay,
            @Nullable Request request,
            List<org.stepdown.events.Diagnosis> diagnoses,
            List<org.stepdown.events.Attestation> attestations) {
        return new Fact(
                id,
                kind,
                at,
                source.getReceivedAt(),
                source.getControlId(),
                person(patient),
                stay,
                request,
                diagnoses.stream().map(FactMapping::diagnosis).toList(),
                attestations.stream()
                        .filter(attestation ->
                                attestation.getQuestion() != org.stepdown.events.AttestationQuestion.UNKNOWN)
                        .map(FactMapping::attestation)
                        .toList());
    }

    private static Person person(Patient patient) {
        return new Person(
                patient.getIdentifiers().stream().map(FactMapping::identifier).toList(),
                patient.getFamily(),
                patient.getGiven(),
                patient.getBirthDate(),
                patient.getAdministrativeSex(),
                patient.getLanguage(),
                patient.getPostalCode(),
                patient.getPhone(),
                patient.getDeceased(),
                patient.getDeceasedAt());
    }

    private static Identifier identifier(org.stepdown.events.Identifier identifier) {
        return new Identifier(identifier.getValue(), identifier.getAuthority(), identifier.getType());
    }

    private static Stay stay(Encounter encounter) {
        return new Stay(
                identifier(encounter.getVisitNumber()),
                PatientClass.valueOf(encounter.getPatientClass().name()),
                CareSetting.valueOf(encounter.getSetting().name()),
                encounter.getFacility(),
                encounter.getDisposition(),
                encounter.getAdmittedAt(),
                encounter.getDischargedAt(),
                zone(encounter.getTimeZone()),
                part2(encounter.getPart2()));
    }

    private static Request request(ReferralRequest request) {
        org.stepdown.events.Preferences wishes = request.getPreferences();
        return new Request(
                identifier(request.getReferralKey()),
                request.getFacility(),
                zone(request.getTimeZone()),
                part2(request.getPart2()),
                wishes == null
                        ? null
                        : new Request.Preferences(
                                wishes.getTrack().name(),
                                wishes.getModality().name(),
                                wishes.getSite(),
                                wishes.getLanguage(),
                                wishes.getEarliestStart()),
                Request.MandatedPriority.valueOf(request.getMandatedPriority().name()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new RejectedEventException("TIME_ZONE_UNKNOWN", "the time zone is not an IANA zone");
        }
    }

    private static Part2 part2(Part2Status status) {
        return Part2.valueOf(status.name());
    }

    private static Diagnosis diagnosis(org.stepdown.events.Diagnosis diagnosis) {
        return new Diagnosis(
                diagnosis.getCode(),
                Diagnosis.CodeSystem.valueOf(diagnosis.getSystem().name()),
                Diagnosis.Kind.valueOf(diagnosis.getKind().name()),
                diagnosis.getRank());
    }

    private static Attestation attestation(org.stepdown.events.Attestation attestation) {
        return new Attestation(
                Attestation.Question.valueOf(attestation.getQuestion().name()),
                Attestation.Answer.valueOf(attestation.getAnswer().name()),
                Attestation.Source.valueOf(attestation.getSource().name()),
                attestation.getAttestedAt());
    }
}
