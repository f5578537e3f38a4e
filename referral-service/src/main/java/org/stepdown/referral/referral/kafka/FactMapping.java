package org.stepdown.referral.referral.kafka;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.inbox.RejectedEventException;
import org.stepdown.events.AttestationQuestion;
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

    private static final Map<Class<? extends SpecificRecord>, Kind> KINDS = Map.ofEntries(
            Map.entry(PatientAdmitted.class, Kind.ADMITTED),
            Map.entry(PatientTransferred.class, Kind.TRANSFERRED),
            Map.entry(PatientDischarged.class, Kind.DISCHARGED),
            Map.entry(PatientRegistered.class, Kind.REGISTERED),
            Map.entry(PatientPreadmitted.class, Kind.PREADMITTED),
            Map.entry(PatientClassChanged.class, Kind.CLASS_CHANGED),
            Map.entry(EncounterUpdated.class, Kind.UPDATED),
            Map.entry(AdmissionCancelled.class, Kind.ADMISSION_CANCELLED),
            Map.entry(TransferCancelled.class, Kind.TRANSFER_CANCELLED),
            Map.entry(DischargeCancelled.class, Kind.DISCHARGE_CANCELLED),
            Map.entry(EncounterLapsed.class, Kind.LAPSED),
            Map.entry(PatientUpdated.class, Kind.PERSON_UPDATED),
            Map.entry(PatientsMerged.class, Kind.MERGED),
            Map.entry(ReferralRequested.class, Kind.REQUESTED),
            Map.entry(ReferralRequestChanged.class, Kind.REQUEST_CHANGED),
            Map.entry(ReferralRequestCancelled.class, Kind.REQUEST_CANCELLED));

    private FactMapping() {}

    /** Every event type that is a fact. */
    static Set<Class<? extends SpecificRecord>> types() {
        return KINDS.keySet();
    }

    /** @throws RejectedEventException when the event can't be a fact */
    static Arrival arrival(IncomingEvent incoming) {
        if (incoming.key().isBlank()) {
            throw new RejectedEventException("NO_PATIENT_KEY", "an encounter event needs a patient key");
        }
        SpecificRecord event = incoming.event();
        Kind kind = KINDS.get(event.getClass());
        if (kind == null) {
            throw new RejectedEventException("NOT_AN_ENCOUNTER_EVENT", "unexpected event type");
        }
        String merged = event instanceof PatientsMerged merge ? merge.getMergedPatientKey() : null;
        return new Arrival(incoming.key(), fact(incoming.eventId(), kind, (GenericRecord) event), merged);
    }

    /** All encounter events name alike what they have in common. */
    private static Fact fact(UUID id, Kind kind, GenericRecord event) {
        MessageSource source = (MessageSource) event.get("source");
        return new Fact(
                id,
                kind,
                (Instant) event.get("occurredAt"),
                source.getReceivedAt(),
                source.getControlId(),
                person((Patient) event.get("patient")),
                event.hasField("encounter") ? stay((Encounter) event.get("encounter")) : null,
                event.hasField("request") ? request((ReferralRequest) event.get("request")) : null,
                list(event, "diagnoses", org.stepdown.events.Diagnosis.class)
                        .map(FactMapping::diagnosis)
                        .toList(),
                list(event, "attestations", org.stepdown.events.Attestation.class)
                        .filter(attestation -> attestation.getQuestion() != AttestationQuestion.UNKNOWN)
                        .map(FactMapping::attestation)
                        .toList());
    }

    private static <T> Stream<T> list(GenericRecord event, String field, Class<T> type) {
        return event.hasField(field) ? ((List<?>) event.get(field)).stream().map(type::cast) : Stream.of();
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
                part2(encounter.getPart2()),
                isPlaced(encounter));
    }

    private static boolean isPlaced(Encounter encounter) {
        String unit =
                encounter.getLocation() == null ? null : encounter.getLocation().getUnit();
        String service = encounter.getHospitalService();
        return unit != null && !unit.isBlank() || service != null && !service.isBlank();
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
