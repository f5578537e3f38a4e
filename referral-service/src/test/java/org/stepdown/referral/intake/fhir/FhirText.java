package org.stepdown.referral.intake.fhir;

import java.nio.charset.StandardCharsets;

/** FHIR as hospitals send it, built up in words. Every name in it is a canary that must not turn up elsewhere. */
public final class FhirText {

    private final String text;

    private FhirText(String text) {
        this.text = text;
    }

    /** A discharge from a psychiatric unit, in the shape of the Da Vinci notifications guide. */
    public static FhirText discharge(String id, String patient) {
        return new FhirText("""
                {"resourceType": "Bundle", "id": "%1$s", "type": "message", "timestamp": "2026-03-05T18:00:00Z",
                 "meta": {"profile": ["http://hl7.org/fhir/us/davinci-alerts/StructureDefinition/notifications-bundle"]},
                 "entry": [
                 {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000001", "resource": {
                   "resourceType": "MessageHeader", "id": "h-%1$s",
                   "text": {"status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">CANARY</div>"},
                   "eventCoding": {"system": "http://hl7.org/fhir/us/davinci-alerts/CodeSystem/notification-event",
                                   "code": "notification-discharge"},
                   "source": {"name": "EPIC", "endpoint": "https://genhosp.example/fhir"},
                   "sender": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000004"},
                   "focus": [{"reference": "urn:uuid:00000000-0000-4000-8000-000000000002"}]}},
                 {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000002", "resource": {
                   "resourceType": "Encounter", "id": "00000000-0000-4000-8000-000000000002", "status": "finished",
                   "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
                   "identifier": [{"system": "urn:genhosp:visit", "value": "V%2$s"}],
                   "subject": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000003"},
                   "period": {"start": "2026-03-01T09:00:00-05:00", "end": "2026-03-05T12:00:00-05:00"},
                   "location": [{"location": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000005"}}],
                   "serviceProvider": {"reference": "urn:uuid:00000000-0000-4000-8000-000000000004"},
                   "diagnosis": [{"condition": {"reference": "Condition/c1"}, "rank": 1,
                                  "use": {"coding": [{"code": "DD"}]}}],
                   "hospitalization": {"dischargeDisposition": {"coding": [
                     {"system": "http://terminology.hl7.org/CodeSystem/nubc-UB92", "code": "1",
                      "display": "Expired"}]}}}},
                 {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000003", "resource": {
                   "resourceType": "Patient", "id": "00000000-0000-4000-8000-000000000003",
                   "identifier": [
                     {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "999-00-1234"},
                     {"type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]},
                      "system": "urn:genhosp:mrn", "value": "%2$s"}],
                   "name": [{"use": "old", "family": "BEFORE"}, {"family": "CANARY", "given": ["ANNA", "MARIA"]}],
                   "birthDate": "1988-04-12", "gender": "female", "deceasedBoolean": false,
                   "address": [{"postalCode": "01844"}], "telecom": [{"system": "phone", "value": "555-0100"}],
                   "communication": [{"language": {"coding": [{"code": "es"}]}},
                                     {"language": {"coding": [{"code": "en-US"}]}, "preferred": true}]}},
                 {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000004", "resource": {
                   "resourceType": "Organization", "id": "00000000-0000-4000-8000-000000000004",
                   "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": "9941339100"}],
                   "name": "GENHOSP"}},
                 {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000005", "resource": {
                   "resourceType": "Location", "id": "00000000-0000-4000-8000-000000000005", "name": "PSY"}},
                 {"fullUrl": "https://genhosp.example/fhir/Condition/c1", "resource": {
                   "resourceType": "Condition", "id": "c1",
                   "code": {"coding": [{"system": "http://snomed.info/sct", "code": "370143000"},
                                       {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "f33.1"}]}}}]}
                """.formatted(id, patient));
    }

    /** A request for care, with its patient and what the referrer attests contained in it. */
    public static FhirText serviceRequest(String identifier, String patient) {
        return new FhirText("""
                {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
                 "meta": {"source": "urn:apps/EPIC"},
                 "identifier": [{"system": "urn:genhosp:referral", "value": "%s"}],
                 "priority": "urgent", "authoredOn": "2026-03-05T12:00:00-05:00",
                 "subject": {"reference": "#p"}, "requester": {"reference": "#o"},
                 "reasonCode": [{"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "F41.1"}]}],
                 "supportingInfo": [{"reference": "#s"}, {"reference": "#h"}],
                 "contained": [
                   {"resourceType": "Patient", "id": "p", "birthDate": "1988-04-12", "name": [{"family": "CANARY"}],
                    "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": "%s"}]},
                   {"resourceType": "Organization", "id": "o", "name": "GENHOSP"},
                   {"resourceType": "Observation", "id": "s", "status": "final",
                    "code": {"coding": [{"code": "NEEDS-24H-SUPERVISION"}]}, "valueBoolean": false},
                   {"resourceType": "Observation", "id": "h", "status": "final",
                    "code": {"coding": [{"code": "SAFE-AT-HOME"}]},
                    "valueCodeableConcept": {"coding": [{"code": "Y"}]}}]}
                """.formatted(identifier, patient));
    }

    /** The same request as a task that somebody is to do. */
    public static FhirText task(String identifier, String patient) {
        return serviceRequest(identifier, patient)
                .with("\"ServiceRequest\", \"status\": \"active\"", "\"Task\", \"status\": \"requested\"")
                .with("\"subject\"", "\"for\"")
                .with("\"reasonCode\": [", "\"reasonCode\": ")
                .with("}]}],\n \"supportingInfo\": [{\"reference\": \"#s\"}, {\"reference\": \"#h\"}],", "}]},");
    }

    /** The same with something replaced, which must be there. */
    public FhirText with(String what, String replacement) {
        if (!text.contains(what)) {
            throw new IllegalArgumentException("there is no " + what);
        }
        return new FhirText(text.replace(what, replacement));
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text;
    }
}
