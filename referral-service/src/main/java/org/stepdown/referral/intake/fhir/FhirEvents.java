package org.stepdown.referral.intake.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.EncounterEvent;
import org.stepdown.referral.intake.VisitEvents;
import org.stepdown.referral.intake.fhir.FhirRequests.Found;
import org.stepdown.referral.intake.fhir.Places.Place;
import org.stepdown.referral.source.Source;

/** Reads a body into the canonical event that it stands for (domain rules, section 2). */
final class FhirEvents {

    private static final String HEADER = "Bundle.entry[0].resource";

    private final Places places;
    private final FhirRequests requests;

    FhirEvents(Places places, FhirRequests requests) {
        this.places = places;
        this.requests = requests;
    }

    /** @throws FhirFault what is wrong and where */
    CanonicalEvent read(Sent sent, Envelope envelope, Instant receivedAt) throws FhirFault {
        Resource resource = FhirParser.read(sent);
        Names names = new Names(sent.tree());
        if (resource instanceof Bundle bundle) {
            return message(bundle, sent, names, envelope, receivedAt);
        }
        List<Resource> contained = switch (resource) {
            case ServiceRequest request -> request.getContained();
            case Task task -> task.getContained();
            default -> List.of();
        };
        Found found = new Found(resource, sent.tree(), sent.kind().resource());
        return requests.read(found, contained, names, envelope, receivedAt);
    }

    private CanonicalEvent message(Bundle bundle, Sent sent, Names names, Envelope envelope, Instant receivedAt)
            throws FhirFault {
        if (bundle.getType() != Bundle.BundleType.MESSAGE) {
            throw FhirFault.unsupported("Only a Bundle of type message is taken", "Bundle.type");
        }
        if (!(bundle.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            throw FhirFault.required(HEADER + ".ofType(MessageHeader)");
        }
        String code = Notification.code(header);
        EncounterEvent event = Notification.event(code);
        if (event == null && !Notification.isReferral(code)) {
            throw FhirFault.unsupported("The event is not one that is taken", HEADER + ".event");
        }
        if (envelope.facility().isEmpty()) {
            throw FhirFault.required(HEADER + ".sender");
        }
        int focus = focus(bundle, header);
        Found about = new Found(
                bundle.getEntry().get(focus).getResource(),
                sent.tree().path("entry").path(focus).path("resource"),
                "Bundle.entry[" + focus + "].resource");
        List<Resource> body = resources(bundle);
        if (event == null || !(about.resource() instanceof Encounter encounter)) {
            return requests.read(about, body, names, envelope, receivedAt);
        }
        Place place = FhirVisit.place(encounter, about.tree(), names, envelope, places);
        ZoneId zone = place.source().timeZone();
        org.stepdown.events.encounter.Encounter visit =
                FhirVisit.read(encounter, about.tree(), names, place, about.path());
        EncounterEvent what = Notification.refined(event, encounter, visit.getPatientClass());
        Instant at = occurredAt(what, visit, bundle, encounter, zone);
        Patient patient = FhirPatient.read(patient(encounter, body), zone, about.path() + ".subject");
        return VisitEvents.ofVisit(
                what,
                at,
                source(envelope, "FHIR " + code, receivedAt, place.source()),
                patient,
                visit,
                FhirClinical.diagnoses(encounter, body),
                FhirClinical.attestations(body.stream(), at, zone));
    }

    static MessageSource source(Envelope envelope, String type, Instant receivedAt, Source source) {
        return new MessageSource(
                SourceFormat.FHIR_R4,
                envelope.application(),
                envelope.facility(),
                envelope.controlId(),
                type,
                receivedAt,
                source.registered(),
                null);
    }

    /** Which entry the focus is. */
    private static int focus(Bundle bundle, MessageHeader header) throws FhirFault {
        Reference focus = header.getFocusFirstRep();
        if (focus.isEmpty()) {
            throw FhirFault.required(HEADER + ".focus");
        }
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            Resource resource = bundle.getEntry().get(i).getResource();
            if (resource != null && focus.getResource() == resource) {
                return i;
            }
        }
        throw FhirFault.notFound(HEADER + ".focus");
    }

    /** Everything in a message, with what is contained in its encounters. */
    private static List<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Objects::nonNull)
                .flatMap(resource -> resource instanceof Encounter encounter
                        ? Stream.concat(Stream.of(resource), encounter.getContained().stream())
                        : Stream.of(resource))
                .toList();
    }

    /** A subject that leads nowhere is the only patient there is. */
    private static Reference patient(Encounter encounter, List<Resource> body) {
        List<Resource> patients = body.stream()
                .filter(org.hl7.fhir.r4.model.Patient.class::isInstance)
                .toList();
        Reference subject = encounter.getSubject();
        boolean leads = subject.getResource() != null || subject.hasIdentifier();
        return leads || patients.size() != 1 ? subject : new Reference(patients.getFirst());
    }

    /** The end of a discharged visit, the start of one that began, else when the message or the visit was written. */
    private static Instant occurredAt(
            EncounterEvent what,
            org.stepdown.events.encounter.Encounter visit,
            Bundle bundle,
            Encounter encounter,
            ZoneId zone)
            throws FhirFault {
        Instant told = switch (what) {
            case DISCHARGE -> visit.getDischargedAt();
            case ADMIT, REGISTER -> visit.getAdmittedAt();
            default -> null;
        };
        Instant made = told == null ? FhirTime.instant(bundle.getTimestampElement(), zone) : told;
        Instant written = FhirTime.instant(encounter.getMeta().getLastUpdatedElement(), zone);
        if (made == null && written == null) {
            throw FhirFault.required("Bundle.timestamp");
        }
        return made == null ? Objects.requireNonNull(written) : made;
    }
}
