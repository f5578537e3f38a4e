package org.stepdown.simulator.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.stepdown.simulator.hl7.Hl7;
import org.stepdown.simulator.region.Happening;
import org.stepdown.simulator.region.Person;
import org.stepdown.simulator.region.Request;
import org.stepdown.simulator.region.Visit;
import tools.jackson.databind.json.JsonMapper;

/** A happening as a FHIR R4 message or request. */
public final class Fhir {

    private static final String NOTIFICATIONS = "http://hl7.org/fhir/us/davinci-alerts/CodeSystem/notification-event";
    private static final String DISPOSITIONS = "http://terminology.hl7.org/CodeSystem/discharge-disposition";
    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10-cm";

    private Fhir() {}

    /** Where it is posted. */
    public static String path(Happening what) {
        return what.request() == null ? "/fhir/$process-message" : "/fhir/ServiceRequest";
    }

    /** An admission or discharge notification (Da Vinci), or a ServiceRequest. */
    public static String resource(Happening what, String id) {
        Request request = what.request();
        return JsonMapper.shared()
                .writeValueAsString(
                        request == null
                                ? notification(what, Objects.requireNonNull(what.visit()), id)
                                : asked(what, request));
    }

    private static Map<String, Object> notification(Happening what, Visit visit, String id) {
        boolean leaving = what.trigger().equals("ADT^A03");
        String system = system(what.person());
        List<Object> entries = new ArrayList<>();
        entries.add(entry(
                "1",
                Map.of(
                        "resourceType", "MessageHeader",
                        "eventCoding", coding(NOTIFICATIONS, leaving ? "notification-discharge" : "notification-admit"),
                        "source", Map.of("name", Hl7.APPLICATION, "endpoint", "https://" + system + ".example/fhir"),
                        "sender", to("4"),
                        "focus", List.of(to("2")))));
        entries.add(entry("2", encounter(what, visit, leaving)));
        entries.add(entry("3", person(what.person())));
        entries.add(entry(
                "4",
                Map.of(
                        "resourceType",
                        "Organization",
                        "name",
                        what.person().hospital().name())));
        entries.add(entry(
                "5", Map.of("resourceType", "Location", "name", visit.ward().unit())));
        for (int i = 0; i < visit.diagnoses().size(); i++) {
            entries.add(entry(
                    "6" + i,
                    Map.of(
                            "resourceType", "Condition",
                            "subject", to("3"),
                            "code",
                                    Map.of(
                                            "coding",
                                            List.of(coding(
                                                    ICD_10, visit.diagnoses().get(i)))))));
        }
        return Map.of(
                "resourceType",
                "Bundle",
                "id",
                id,
                "type",
                "message",
                "timestamp",
                what.at().toString(),
                "entry",
                entries);
    }

    private static Map<String, Object> encounter(Happening what, Visit visit, boolean leaving) {
        Map<String, Object> encounter = new TreeMap<>(Map.of(
                "resourceType", "Encounter",
                "status", leaving ? "finished" : "in-progress",
                "class",
                        coding(
                                "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                                visit.inEmergency() ? "EMER" : "IMP"),
                "identifier",
                        List.of(Map.of("system", "urn:" + system(what.person()) + ":visit", "value", visit.number())),
                "subject", to("3"),
                "location", List.of(Map.of("location", to("5"))),
                "serviceProvider", to("4")));
        Instant until = visit.until();
        if (leaving && until != null) {
            encounter.put("period", Map.of("start", visit.from().toString(), "end", until.toString()));
            encounter.put(
                    "hospitalization",
                    Map.of(
                            "dischargeDisposition",
                            Map.of("coding", List.of(coding(DISPOSITIONS, visit.disposition())))));
        } else {
            encounter.put("period", Map.of("start", visit.from().toString()));
        }
        return encounter;
    }

    private static Map<String, Object> asked(Happening what, Request request) {
        List<Object> contained = new ArrayList<>();
        Map<String, Object> patient = new TreeMap<>(person(what.person()));
        patient.put("id", "p");
        contained.add(patient);
        contained.add(Map.of(
                "resourceType",
                "Organization",
                "id",
                "o",
                "name",
                what.person().hospital().name()));
        List<Object> supporting = new ArrayList<>();
        attest("s", "NEEDS-24H-SUPERVISION", request.supervision(), contained, supporting);
        attest("h", "SAFE-AT-HOME", request.safe(), contained, supporting);
        Map<String, Object> asked = new TreeMap<>(Map.of(
                "resourceType", "ServiceRequest",
                "status", "active",
                "intent", "order",
                "meta", Map.of("source", "urn:apps/" + Hl7.APPLICATION, "versionId", "1"),
                "identifier",
                        List.of(Map.of("system", "urn:" + system(what.person()) + ":referral", "value", request.key())),
                "authoredOn", what.at().toString(),
                "subject", Map.of("reference", "#p"),
                "requester", Map.of("reference", "#o"),
                "reasonCode", List.of(Map.of("coding", List.of(coding(ICD_10, request.diagnosis())))),
                "contained", contained));
        if (!supporting.isEmpty()) {
            asked.put("supportingInfo", supporting);
        }
        return asked;
    }

    private static void attest(
            String id, String question, String answer, List<Object> contained, List<Object> supporting) {
        if (!answer.isEmpty()) {
            supporting.add(Map.of("reference", "#" + id));
            contained.add(Map.of(
                    "resourceType",
                    "Observation",
                    "id",
                    id,
                    "status",
                    "final",
                    "code",
                    Map.of("coding", List.of(Map.of("code", question))),
                    "valueBoolean",
                    answer.equals("Y")));
        }
    }

    private static Map<String, Object> person(Person person) {
        return Map.of(
                "resourceType", "Patient",
                "identifier",
                        List.of(Map.of(
                                "type", Map.of("coding", List.of(Map.of("code", "MR"))),
                                "system", "urn:" + system(person) + ":mrn",
                                "value", person.mrn())),
                "name", List.of(Map.of("family", person.family(), "given", List.of(person.given()))),
                "birthDate", person.born().toString());
    }

    private static String system(Person person) {
        return person.hospital().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> coding(String system, String code) {
        return Map.of("system", system, "code", code);
    }

    private static Map<String, Object> entry(String number, Map<String, Object> resource) {
        return Map.of("fullUrl", urn(number), "resource", resource);
    }

    private static Map<String, Object> to(String number) {
        return Map.of("reference", urn(number));
    }

    private static String urn(String number) {
        return "urn:uuid:00000000-0000-4000-8000-" + "0".repeat(12 - number.length()) + number;
    }
}
