package org.stepdown.referral.intake.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.AttestationQuestion;
import org.stepdown.events.CodeSystem;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.DiagnosisKind;
import org.stepdown.events.Identifier;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientAdmitted;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.ReferralRequestCancelled;
import org.stepdown.events.encounter.ReferralRequestChanged;
import org.stepdown.events.encounter.ReferralRequested;
import org.stepdown.events.encounter.SourceFormat;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.KnownRequests;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

class FhirReadingTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-03-05T19:00:00Z");
    private static final SourceRegistry REGISTRY = (application, facility, unit, service) -> new Source(
            facility.equals("GENHOSP") && application.equals("EPIC"),
            !facility.equals("GENHOSP")
                    ? CareSetting.UNKNOWN
                    : "PSY".equals(unit) ? CareSetting.PSYCHIATRIC : CareSetting.GENERAL,
            Part2Status.NOT_PART_2,
            ZONE);

    private final Known known = new Known();
    private final Places places = new Places(REGISTRY);
    private final FhirRequests requests = new FhirRequests(places, known);

    private static final class Known implements KnownRequests {

        private final Map<Identifier, Boolean> cancelled = new HashMap<>();

        @Override
        public Standing standing(Identifier request) {
            Boolean isCancelled = cancelled.get(request);
            return isCancelled == null ? Standing.NEW : isCancelled ? Standing.CANCELLED : Standing.STANDS;
        }

        @Override
        public void note(Identifier request, boolean isCancelled) {
            cancelled.put(request, isCancelled);
        }
    }

    @Test
    void a_discharge_says_who_where_why_and_when() throws Exception {
        CanonicalEvent event = read(FhirText.discharge("B1", "4711"));
        PatientDischarged discharge = (PatientDischarged) event.event();

        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-05T17:00:00Z"));
        assertThat(discharge.getSource().getFormat()).isEqualTo(SourceFormat.FHIR_R4);
        assertThat(discharge.getSource().getApplication()).isEqualTo("EPIC");
        assertThat(discharge.getSource().getFacility()).isEqualTo("GENHOSP");
        assertThat(discharge.getSource().getControlId()).isEqualTo("B1");
        assertThat(discharge.getSource().getRegistered()).isTrue();
        Encounter visit = discharge.getEncounter();
        assertThat(visit.getVisitNumber()).isEqualTo(new Identifier("V4711", "urn:genhosp:visit", null));
        assertThat(visit.getPatientClass()).isEqualTo(PatientClass.INPATIENT);
        assertThat(visit.getSetting()).isEqualTo(CareSetting.PSYCHIATRIC);
        assertThat(visit.getFacility()).isEqualTo("GENHOSP");
        assertThat(visit.getLocation().getUnit()).isEqualTo("PSY");
        assertThat(visit.getDisposition()).isEqualTo("1");
        assertThat(visit.getAdmittedAt()).isEqualTo(Instant.parse("2026-03-01T14:00:00Z"));
        assertThat(discharge.getDiagnoses())
                .containsExactly(new Diagnosis("F33.1", CodeSystem.ICD_10_CM, DiagnosisKind.FINAL, 1));
    }

    @Test
    void the_patient_is_the_one_that_the_reference_leads_to() throws Exception {
        Patient patient =
                ((PatientDischarged) read(FhirText.discharge("B1", "4711")).event()).getPatient();

        assertThat(patient.getIdentifiers())
                .containsExactly(
                        new Identifier("999-00-1234", "http://hl7.org/fhir/sid/us-ssn", "SS"),
                        new Identifier("4711", "urn:genhosp:mrn", "MR"));
        assertThat(patient.getFamily()).isEqualTo("CANARY");
        assertThat(patient.getGiven()).isEqualTo("ANNA MARIA");
        assertThat(patient.getBirthDate()).isEqualTo(LocalDate.of(1988, 4, 12));
        assertThat(patient.getAdministrativeSex()).isEqualTo("F");
        assertThat(patient.getLanguage()).isEqualTo("en-US");
        assertThat(patient.getPostalCode()).isEqualTo("01844");
        assertThat(patient.getPhone()).isEqualTo("555-0100");
        assertThat(patient.getDeceased()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "notification-admit, IMP, PatientAdmitted",
        "notification-admit, OBSENC, PatientAdmitted",
        "notification-admit-inpatient, ACUTE, PatientAdmitted",
        "notification-admit, EMER, PatientRegistered",
        "notification-admit, AMB, PatientRegistered",
        "notification-admit, PRENC, PatientPreadmitted",
        "notification-discharge, EMER, PatientDischarged",
        "notification-transfer, IMP, PatientTransferred",
        "A08, IMP, EncounterUpdated",
        "A11, IMP, AdmissionCancelled",
        "A13, IMP, DischargeCancelled"
    })
    void the_event_of_the_header_and_the_class_of_the_encounter_say_what_happened(
            String event, String code, String expected) throws Exception {
        FhirText message = FhirText.discharge("B1", "4711")
                .with("\"code\": \"notification-discharge\"", "\"code\": \"" + event + "\"")
                .with("\"code\": \"IMP\"", "\"code\": \"" + code + "\"");

        assertThat(read(message).event().getSchema().getName()).isEqualTo(expected);
    }

    @Test
    void who_leaves_the_emergency_department_for_a_ward_becomes_an_inpatient() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711")
                .with("notification-discharge", "notification-transfer")
                .with(
                        "\"period\": {\"start\"",
                        "\"classHistory\": [{\"class\": {\"code\": \"EMER\"}}], \"period\": {\"start\"");

        assertThat(read(message).event().getSchema().getName()).isEqualTo("PatientClassChanged");
    }

    @Test
    void an_encounter_that_was_entered_in_error_never_was() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711").with("\"finished\"", "\"entered-in-error\"");

        assertThat(read(message).event().getSchema().getName()).isEqualTo("AdmissionCancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:uuid:00000000-0000-4000-8000-000000000003",
        "Patient/00000000-0000-4000-8000-000000000003",
        "https://genhosp.example/fhir/Patient/00000000-0000-4000-8000-000000000003/_history/2",
        "Patient/nowhere"
    })
    void a_reference_leads_to_its_patient_however_it_is_written(String reference) throws Exception {
        FhirText message = FhirText.discharge("B1", "4711")
                .with(
                        "\"subject\": {\"reference\": \"urn:uuid:00000000-0000-4000-8000-000000000003\"",
                        "\"subject\": {\"reference\": \"" + reference + "\"");

        assertThat(((PatientDischarged) read(message).event()).getPatient().getFamily())
                .isEqualTo("CANARY");
    }

    @ParameterizedTest
    @CsvSource({
        "http://terminology.hl7.org/CodeSystem/nubc-UB92, 1, 1",
        "https://www.nubc.org/CodeSystem/PatDischargeStatus, 07, 07",
        "http://terminology.hl7.org/CodeSystem/discharge-disposition, home, home",
        "http://genhosp.example/dispositions, 1, ",
        "http://terminology.hl7.org/CodeSystem/data-absent-reason, unknown, "
    })
    void a_disposition_counts_in_a_system_that_is_known(String system, String code, @Nullable String expected)
            throws Exception {
        FhirText message = FhirText.discharge("B1", "4711")
                .with(
                        "\"http://terminology.hl7.org/CodeSystem/nubc-UB92\", \"code\": \"1\"",
                        "\"" + system + "\", \"code\": \"" + code + "\"");

        assertThat(((PatientDischarged) read(message).event()).getEncounter().getDisposition())
                .isEqualTo(expected);
    }

    @Test
    void a_bed_is_in_a_room_and_a_room_in_a_ward() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711")
                .with("\"resourceType\": \"Location\", \"id\"", """
                        "resourceType": "Location", "name": "B2", "partOf": {"reference": "Location/room"},
                        "physicalType": {"coding": [{"code": "bd"}]}}},
                        {"resource": {"resourceType": "Location", "id": "room", "name": "R12",
                        "partOf": {"reference": "Location/ward"}, "physicalType": {"coding": [{"code": "ro"}]}}},
                        {"resource": {"resourceType": "Location", "id": "ward", "name": "PSY"}},
                        {"resource": {"resourceType": "Location", "id\"""")
                .with("0005\", \"name\": \"PSY\"", "0009\"");

        Encounter visit = ((PatientDischarged) read(message).event()).getEncounter();
        assertThat(visit.getSetting()).isEqualTo(CareSetting.PSYCHIATRIC);
        assertThat(visit.getLocation().getUnit()).isEqualTo("PSY");
        assertThat(visit.getLocation().getRoom()).isEqualTo("R12");
        assertThat(visit.getLocation().getBed()).isEqualTo("B2");
    }

    @Test
    void what_is_absent_for_a_reason_is_no_error() throws Exception {
        String absent = "{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\","
                + " \"valueCode\": \"unknown\"}]}";
        FhirText message = FhirText.discharge("B1", "4711")
                .with("\"birthDate\": \"1988-04-12\"", "\"_birthDate\": " + absent)
                .with("\"gender\": \"female\"", "\"_gender\": " + absent)
                .with("\"end\": \"2026-03-05T12:00:00-05:00\"", "\"_end\": " + absent)
                .with("\"identifier\": [{\"system\": \"urn:genhosp:visit\", \"value\": \"V4711\"}]", "\"x\": 1")
                .with("{\"system\": \"http://hl7.org/fhir/sid/icd-10-cm\", \"code\": \"f33.1\"}", """
                        {"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "unknown"}""");

        CanonicalEvent event = read(message);
        PatientDischarged discharge = (PatientDischarged) event.event();
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-05T18:00:00Z"));
        assertThat(discharge.getPatient().getBirthDate()).isNull();
        assertThat(discharge.getEncounter().getVisitNumber().getValue())
                .isEqualTo("00000000-0000-4000-8000-000000000002");
        assertThat(discharge.getDiagnoses().getFirst().getSystem()).isEqualTo(CodeSystem.SNOMED_CT);
    }

    @Test
    void a_birth_date_that_cannot_be_read_is_no_reason_to_turn_a_discharge_away() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711").with("1988-04-12", "19-4-12");

        assertThat(((PatientDischarged) read(message).event()).getPatient().getBirthDate())
                .isNull();
    }

    @Test
    void a_death_is_told_by_its_time_too() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711")
                .with("\"deceasedBoolean\": false", "\"deceasedDateTime\": \"2026-03-05\"");

        Patient patient = ((PatientDischarged) read(message).event()).getPatient();
        assertThat(patient.getDeceased()).isTrue();
        assertThat(patient.getDeceasedAt()).isEqualTo(Instant.parse("2026-03-05T05:00:00Z"));
    }

    @Test
    void the_problem_list_and_what_was_refuted_are_no_diagnoses_of_the_visit() throws Exception {
        FhirText listed = FhirText.discharge("B1", "4711")
                .with("\"diagnosis\": [", "\"x\": [")
                .with(
                        "\"id\": \"c1\"",
                        "\"id\": \"c1\", \"category\": [{\"coding\": [{\"code\": \"problem-list-item\"}]}]");
        FhirText refuted = FhirText.discharge("B1", "4711")
                .with(
                        "\"id\": \"c1\"",
                        "\"id\": \"c1\", \"verificationStatus\": {\"coding\": [{\"code\": \"refuted\"}]}");

        assertThat(((PatientDischarged) read(listed).event()).getDiagnoses()).isEmpty();
        assertThat(((PatientDischarged) read(refuted).event()).getDiagnoses()).isEmpty();
    }

    @Test
    void a_sender_that_the_registry_does_not_know_goes_by_its_name() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711").with("\"GENHOSP\"", "\"HOLY FAMILY\"");

        PatientDischarged discharge = (PatientDischarged) read(message).event();
        assertThat(discharge.getSource().getFacility()).isEqualTo("HOLY FAMILY");
        assertThat(discharge.getSource().getRegistered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\": \"message\"|\"type\": \"batch\"|Bundle.type",
                "\"resourceType\": \"MessageHeader\"|\"resourceType\": \"Basic\"|Bundle.entry[0].resource.ofType(MessageHeader)",
                "notification-discharge|notification-party|Bundle.entry[0].resource.event",
                "\"focus\": [|\"x\": [|Bundle.entry[0].resource.focus",
                "0002\"}]}}|0000\"}]}}|Bundle.entry[0].resource.focus",
                "\"value\": \"4711\"|\"use\": \"usual\"|",
                "2026-03-05T12:00:00-05:00|yesterday|Bundle.entry[1].resource.period.end",
                "\"period\": {|\"period\": 1, \"x\": {|Bundle.entry[1].resource.period",
                "\"finished\"|\"over\"|Bundle.entry[1].resource.status",
                "\"resourceType\": \"Location\"|\"resourceType\": \"Lokation\"|Bundle"
            })
    void what_is_wrong_is_named_with_its_place(String what, String replacement, @Nullable String place) {
        FhirFault fault = fault(FhirText.discharge("B1", "4711").with(what, replacement));

        assertThat(fault == null ? null : fault.expression()).isEqualTo(place);
    }

    @Test
    void a_patient_without_an_identifier_is_nobody() {
        FhirFault fault = fault(FhirText.discharge("B1", "4711")
                .with("\"value\": \"4711\"", "\"use\": \"usual\"")
                .with("\"value\": \"999-00-1234\"", "\"use\": \"usual\""));

        assertThat(fault)
                .hasMessage("A required element is missing at Bundle.entry[1].resource.subject.resolve().identifier");
    }

    @Test
    void a_request_says_who_asks_for_whom_and_what_is_attested() throws Exception {
        ReferralRequested asked =
                (ReferralRequested) read(FhirText.serviceRequest("R1", "4711")).event();

        assertThat(asked.getRequest().getReferralKey()).isEqualTo(new Identifier("R1", "urn:genhosp:referral", null));
        assertThat(asked.getRequest().getFacility()).isEqualTo("GENHOSP");
        assertThat(asked.getRequest().getPriority()).isEqualTo("A");
        assertThat(asked.getSource().getApplication()).isEqualTo("EPIC");
        assertThat(asked.getOccurredAt()).isEqualTo(Instant.parse("2026-03-05T17:00:00Z"));
        assertThat(asked.getPatient().getIdentifiers()).containsExactly(new Identifier("4711", null, "MR"));
        assertThat(asked.getDiagnoses()).extracting(Diagnosis::getCode).containsExactly("F41.1");
        assertThat(asked.getAttestations())
                .extracting(attested -> Map.entry(attested.getQuestion(), attested.getAnswer()))
                .containsExactly(
                        Map.entry(AttestationQuestion.NEEDS_24H_SUPERVISION, AttestationAnswer.NO),
                        Map.entry(AttestationQuestion.SAFE_AT_HOME, AttestationAnswer.YES));
    }

    @Test
    void a_patient_may_be_no_more_than_an_identifier() throws Exception {
        FhirText request = FhirText.serviceRequest("R1", "4711")
                .with("{\"reference\": \"#p\"}", "{\"identifier\": {\"system\": \"urn:mrn\", \"value\": \"4712\"}}");

        assertThat(((ReferralRequested) read(request).event()).getPatient().getIdentifiers())
                .containsExactly(new Identifier("4712", "urn:mrn", null));
    }

    @Test
    void a_request_that_is_sent_again_is_changed_and_one_that_is_revoked_is_taken_back() throws Exception {
        FhirText request = FhirText.serviceRequest("R1", "4711");
        FhirText revoked = request.with("\"active\"", "\"revoked\"");

        assertThat(taken(request)).isInstanceOf(ReferralRequested.class);
        assertThat(taken(request)).isInstanceOf(ReferralRequestChanged.class);
        assertThat(taken(revoked)).isInstanceOf(ReferralRequestCancelled.class);
        assertThat(taken(request)).isInstanceOf(ReferralRequested.class);
    }

    @Test
    void a_task_is_a_request_too() throws Exception {
        FhirText task = FhirText.task("R1", "4711");

        ReferralRequested asked = (ReferralRequested) taken(task);
        assertThat(asked.getPatient().getIdentifiers()).containsExactly(new Identifier("4711", null, "MR"));
        assertThat(asked.getDiagnoses()).hasSize(1);
        assertThat(asked.getAttestations()).hasSize(2);
        assertThat(taken(task.with("\"requested\"", "\"cancelled\""))).isInstanceOf(ReferralRequestCancelled.class);
    }

    @Test
    void a_referral_may_come_as_a_message() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711")
                .with("notification-discharge", "notification-referral")
                .with(
                        "\"focus\": [{\"reference\": \"urn:uuid:00000000-0000-4000-8000-000000000002\"}]",
                        "\"focus\": [{\"reference\": \"ServiceRequest/s1\"}]")
                .with("\"resourceType\": \"Location\", \"id\"", """
                        "resourceType": "ServiceRequest", "id": "s1", "status": "active", "intent": "order",
                        "identifier": [{"value": "R1"}], "subject": {"reference": "Patient/00000000-0000-4000-8000-000000000003"},
                        "reasonReference": [{"reference": "Condition/c1"}]}},
                        {"resource": {"resourceType": "Location", "id\"""");

        ReferralRequested asked = (ReferralRequested) read(message).event();
        assertThat(asked.getRequest().getReferralKey()).isEqualTo(new Identifier("R1", "GENHOSP", null));
        assertThat(asked.getDiagnoses()).extracting(Diagnosis::getCode).containsExactly("F33.1");
    }

    @Test
    void what_is_not_asked_for_is_not_taken() {
        assertThat(fault(FhirText.serviceRequest("R1", "4711").with("\"active\"", "\"draft\"")))
                .hasMessage("In this state nothing is asked for at ServiceRequest.status");
        assertThat(fault(
                        FhirText.serviceRequest("R1", "4711").with("\"intent\"", "\"doNotPerform\": true, \"intent\"")))
                .hasMessage("In this state nothing is asked for at ServiceRequest.doNotPerform");
    }

    @Test
    void the_control_id_of_a_request_is_opaque_and_goes_with_its_version() throws Exception {
        FhirText first =
                FhirText.serviceRequest("CANARY", "4711").with("\"meta\": {", "\"meta\": {\"versionId\": \"1\", ");

        assertThat(envelope(first).controlId()).hasSize(32).doesNotContain("CANARY");
        assertThat(envelope(first.with("urgent", "stat")).controlId())
                .isEqualTo(envelope(first).controlId());
        assertThat(envelope(first.with("\"versionId\": \"1\"", "\"versionId\": \"2\""))
                        .controlId())
                .isNotEqualTo(envelope(first).controlId());
    }

    @Test
    void an_admission_stands_at_its_start() throws Exception {
        FhirText message = FhirText.discharge("B1", "4711").with("notification-discharge", "notification-admit");

        assertThat(((PatientAdmitted) read(message).event()).getOccurredAt())
                .isEqualTo(Instant.parse("2026-03-01T14:00:00Z"));
    }

    private Object taken(FhirText text) throws FhirFault {
        CanonicalEvent event = read(text);
        requests.note(event);
        return event.event();
    }

    private CanonicalEvent read(FhirText text) throws FhirFault {
        Sent sent = Sent.read(kind(text), text.bytes());
        return new FhirEvents(places, requests).read(sent, Envelope.of(sent, null, places), NOW);
    }

    private Envelope envelope(FhirText text) throws FhirFault {
        return Envelope.of(Sent.read(kind(text), text.bytes()), null, places);
    }

    private static Kind kind(FhirText text) {
        for (Kind kind : Kind.values()) {
            if (text.toString().startsWith("{\"resourceType\": \"" + kind.resource())) {
                return kind;
            }
        }
        throw new IllegalArgumentException("nothing that is taken");
    }

    private @Nullable FhirFault fault(FhirText text) {
        return catchThrowableOfType(FhirFault.class, () -> read(text));
    }
}
