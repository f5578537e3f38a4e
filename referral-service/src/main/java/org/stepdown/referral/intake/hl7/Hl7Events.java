package org.stepdown.referral.intake.hl7;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Attestation;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.Identifier;
import org.stepdown.events.MandatedPriority;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.ReferralRequest;
import org.stepdown.events.encounter.ReferralRequestCancelled;
import org.stepdown.events.encounter.ReferralRequestChanged;
import org.stepdown.events.encounter.ReferralRequested;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.EncounterEvent;
import org.stepdown.referral.intake.VisitEvents;
import org.stepdown.referral.intake.hl7.Hl7Visit.Place;
import org.stepdown.referral.source.SourceRegistry;

/** Reads a message into the canonical event that it stands for (domain rules, section 2). */
final class Hl7Events {

    private static final Map<String, EncounterEvent> ADT = Map.ofEntries(
            Map.entry("A01", EncounterEvent.ADMIT),
            Map.entry("A02", EncounterEvent.TRANSFER),
            Map.entry("A03", EncounterEvent.DISCHARGE),
            Map.entry("A04", EncounterEvent.REGISTER),
            Map.entry("A05", EncounterEvent.PREADMIT),
            Map.entry("A06", EncounterEvent.BECOME_INPATIENT),
            Map.entry("A07", EncounterEvent.BECOME_OUTPATIENT),
            Map.entry("A08", EncounterEvent.UPDATE),
            Map.entry("A11", EncounterEvent.CANCEL_ADMIT),
            Map.entry("A12", EncounterEvent.CANCEL_TRANSFER),
            Map.entry("A13", EncounterEvent.CANCEL_DISCHARGE),
            Map.entry("A28", EncounterEvent.UPDATE_PATIENT),
            Map.entry("A31", EncounterEvent.UPDATE_PATIENT),
            Map.entry("A34", EncounterEvent.MERGE_PATIENTS),
            Map.entry("A40", EncounterEvent.MERGE_PATIENTS));
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
        Set<String> events = type.equals("ADT") ? ADT.keySet() : REF;
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
                place.source().registered(),
                null);
        Patient patient = Hl7Patient.read(message, zone);
        String event = msh.part(9, 2);
        EncounterEvent what = ADT.get(event);
        if (what == null) {
            return request(event, message, msh, place, source, patient);
        }
        return switch (what) {
            case UPDATE_PATIENT -> VisitEvents.ofPatient(recorded(message, msh, zone), source, patient, List.of());
            case MERGE_PATIENTS ->
                VisitEvents.ofPatient(recorded(message, msh, zone), source, patient, merged(message));
            default -> visit(what, message, msh, place, source, patient);
        };
    }

    /** A message with several merges is held for a person: half of it done would look like all of it. */
    private static List<Identifier> merged(Hl7Message message) throws Hl7Fault {
        if (message.all("MRG").size() > 1) {
            throw new Hl7Fault(new Hl7Error(100, "Segment sequence error", "MRG^2", false));
        }
        return Hl7Patient.identifiers(message, "MRG", 1);
    }

    private static CanonicalEvent visit(
            EncounterEvent what, Hl7Message message, Msh msh, Place place, MessageSource source, Patient patient)
            throws Hl7Fault {
        Encounter visit = Hl7Visit.read(message, msh, place);
        Instant at = occurredAt(what, visit, message, msh, place.source().timeZone());
        List<Diagnosis> diagnoses = Hl7Clinical.diagnoses(message);
        List<Attestation> attested = Hl7Clinical.attestations(message, at);
        return VisitEvents.ofVisit(what, at, source, patient, visit, diagnoses, attested);
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
    private static Instant occurredAt(EncounterEvent what, Encounter visit, Hl7Message message, Msh msh, ZoneId zone)
            throws Hl7Fault {
        Instant told = switch (what) {
            case DISCHARGE -> visit.getDischargedAt();
            case ADMIT, REGISTER -> visit.getAdmittedAt();
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
