package org.stepdown.referral.intake.hl7;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Attestation;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.Identifier;
import org.stepdown.events.MandatedPriority;
import org.stepdown.events.encounter.AdmissionCancelled;
import org.stepdown.events.encounter.DischargeCancelled;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.EncounterUpdated;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientAdmitted;
import org.stepdown.events.encounter.PatientClass;
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
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.events.encounter.TransferCancelled;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.hl7.Hl7Visit.Place;
import org.stepdown.referral.source.SourceRegistry;

/** Reads a message into the canonical event that it stands for (domain rules, section 2). */
final class Hl7Events {

    private static final Set<String> ADT = Set.of(
            "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A11", "A12", "A13", "A28", "A31", "A34", "A40");
    private static final Set<String> REF = Set.of("I12", "I13", "I14");

    private final SourceRegistry registry;

    Hl7Events(SourceRegistry registry) {
        this.registry = registry;
    }

    /** MSH-9 decides what happened; EVN-1 may disagree. Null when this is nothing that is taken. */
    static @Nullable Hl7Error unsupported(Msh msh) {
        String type = msh.part(9, 1);
        if (!type.equals("ADT") && !type.equals("REF")) {
            return Hl7Error.refused(200, "Unsupported message type", "MSH^1^9");
        }
        Set<String> events = type.equals("ADT") ? ADT : REF;
        return events.contains(msh.part(9, 2)) ? null : Hl7Error.refused(201, "Unsupported event code", "MSH^1^9");
    }

    /** @throws Hl7Fault what is wrong and where */
    CanonicalEvent read(Hl7Message message, Msh msh, Instant receivedAt) throws Hl7Fault {
        Place place = Hl7Visit.place(message, msh, registry);
        ZoneId zone = place.source().timeZone();
        MessageSource source = new MessageSource(
                SourceFormat.HL7_V2,
                msh.application(),
                msh.facility(),
                msh.controlId(),
                msh.part(9, 1) + "^" + msh.part(9, 2),
                receivedAt,
                place.source().registered());
        Patient patient = Hl7Patient.read(message, zone);
        String event = msh.part(9, 2);
        return switch (event) {
            case "A28", "A31" -> {
                Instant at = recorded(message, msh, zone);
                yield canonical(new PatientUpdated(at, source, patient), at, patient);
            }
            case "A34", "A40" -> {
                Instant at = recorded(message, msh, zone);
                List<Identifier> merged = Hl7Patient.identifiers(message, "MRG", 1);
                yield new CanonicalEvent(
                        new PatientsMerged(at, source, patient, merged, null), at, patient.getIdentifiers(), merged);
            }
            case "I12", "I13", "I14" -> request(event, message, msh, place, source, patient);
            default -> visit(event, message, msh, place, source, patient);
        };
    }

    private static CanonicalEvent visit(
            String event, Hl7Message message, Msh msh, Place place, MessageSource source, Patient patient)
            throws Hl7Fault {
        Encounter visit = Hl7Visit.read(message, place);
        Instant at = occurredAt(event, visit, message, msh, place.source().timeZone());
        List<Diagnosis> diagnoses = Hl7Clinical.diagnoses(message);
        List<Attestation> attested = Hl7Clinical.attestations(message, at);
        SpecificRecord canonical = switch (event) {
            case "A01" -> new PatientAdmitted(at, source, patient, visit, diagnoses, attested);
            case "A02" -> new PatientTransferred(at, source, patient, visit, diagnoses, attested);
            case "A03" -> new PatientDischarged(at, source, patient, visit, diagnoses, attested);
            case "A04" -> new PatientRegistered(at, source, patient, visit, diagnoses, attested);
            case "A05" -> new PatientPreadmitted(at, source, patient, visit, diagnoses, attested);
            case "A06", "A07" ->
                new PatientClassChanged(at, source, patient, visit, diagnoses, attested, before(event));
            case "A08" -> new EncounterUpdated(at, source, patient, visit, diagnoses, attested);
            case "A11" -> new AdmissionCancelled(at, source, patient, visit, diagnoses, attested);
            case "A12" -> new TransferCancelled(at, source, patient, visit, diagnoses, attested);
            case "A13" -> new DischargeCancelled(at, source, patient, visit, diagnoses, attested);
            default -> throw new Hl7Fault(Hl7Error.refused(201, "Unsupported event code", "MSH^1^9"));
        };
        return canonical(canonical, at, patient);
    }

    private static PatientClass before(String event) {
        return event.equals("A06") ? PatientClass.OUTPATIENT : PatientClass.INPATIENT;
    }

    private static CanonicalEvent request(
            String event, Hl7Message message, Msh msh, Place place, MessageSource source, Patient patient)
            throws Hl7Fault {
        if (!message.has("RF1")) {
            throw new Hl7Fault(Hl7Error.missingSegment("RF1"));
        }
        if (!message.has("PRD")) {
            throw new Hl7Fault(Hl7Error.missingSegment("PRD"));
        }
        String key = message.get("RF1", 6, 1);
        if (key == null) {
            throw new Hl7Fault(Hl7Error.missing("RF1", 6));
        }
        String authority = message.get("RF1", 6, 2);
        Instant at = recorded(message, msh, place.source().timeZone());
        ReferralRequest request = ReferralRequest.newBuilder()
                .setReferralKey(new Identifier(key, authority == null ? msh.facility() : authority, null))
                .setPriority(message.get("RF1", 2, 1))
                .setRequestedBy(message.get("PRD", 7, 1))
                .setFacility(msh.facility())
                .setTimeZone(place.source().timeZone().getId())
                .setPart2(place.source().part2())
                .setMandatedPriority(MandatedPriority.UNKNOWN)
                .setPayer(message.get("IN1", 2, 1))
                .build();
        List<Diagnosis> diagnoses = Hl7Clinical.diagnoses(message);
        List<Attestation> attested = Hl7Clinical.attestations(message, at);
        SpecificRecord canonical = switch (event) {
            case "I12" -> new ReferralRequested(at, source, patient, request, diagnoses, attested);
            case "I13" -> new ReferralRequestChanged(at, source, patient, request, diagnoses, attested);
            default -> new ReferralRequestCancelled(at, source, patient, request);
        };
        return canonical(canonical, at, patient);
    }

    private static CanonicalEvent canonical(SpecificRecord event, Instant at, Patient patient) {
        return new CanonicalEvent(event, at, patient.getIdentifiers(), List.of());
    }

    /** PV1-45 for a discharge, PV1-44 for an admission, else when it was recorded (section 2). */
    private static Instant occurredAt(String event, Encounter visit, Hl7Message message, Msh msh, ZoneId zone)
            throws Hl7Fault {
        Instant told = switch (event) {
            case "A03" -> visit.getDischargedAt();
            case "A01", "A04" -> visit.getAdmittedAt();
            default -> null;
        };
        return told == null ? recorded(message, msh, zone) : told;
    }

    /** EVN-6, else EVN-2, else MSH-7. */
    private static Instant recorded(Hl7Message message, Msh msh, ZoneId zone) throws Hl7Fault {
        Instant at = Hl7Time.instant(message.get("EVN", 6, 1), zone, "EVN^1^6");
        if (at == null) {
            at = Hl7Time.instant(message.get("EVN", 2, 1), zone, "EVN^1^2");
        }
        if (at == null) {
            at = Hl7Time.instant(msh.part(7, 1).isEmpty() ? null : msh.part(7, 1), zone, "MSH^1^7");
        }
        if (at == null) {
            throw new Hl7Fault(Hl7Error.missing("EVN", 2));
        }
        return at;
    }
}
