package org.stepdown.audit.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stepdown.audit.Actor;
import org.stepdown.audit.Entry;
import org.stepdown.audit.KeptEntry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** Entries as FHIR R4 {@code AuditEvent} (hl7.org/fhir/R4/auditevent.html), one to a line. */
final class FhirEvents {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String OURS = "urn:stepdown:audit:";

    private final String service;

    FhirEvents(String service) {
        this.service = service;
    }

    String line(KeptEntry kept) {
        return JsonMapper.shared().writeValueAsString(event(kept));
    }

    private Map<String, Object> event(KeptEntry kept) {
        Entry entry = kept.entry();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("resourceType", "AuditEvent");
        event.put("id", service + "-" + kept.id());
        event.put("type", type(entry.kind()));
        event.put("subtype", subtypes(entry));
        event.put("action", action(entry));
        event.put("recorded", recorded(entry.at()));
        event.put("outcome", outcome(entry.outcome()));
        event.put("outcomeDesc", entry.code());
        event.put("agent", List.of(agent(entry)));
        event.put("source", Map.of("observer", Map.of("display", service)));
        List<Map<String, Object>> entities = entities(kept);
        event.put("entity", entities);
        return event;
    }

    private static Map<String, Object> type(Kind kind) {
        return switch (kind) {
            case SIGN_IN, SIGN_OUT -> coding(DICOM, "110114", "User Authentication");
            case EXPORT, PRINT, DELIVERY -> coding(DICOM, "110106", "Export");
            case BREAK_GLASS -> coding(DICOM, "110113", "Security Alert");
            case INTAKE -> coding(DICOM, "110107", "Import");
            case DECISION -> coding(DICOM, "110100", "Application Activity");
            case READ, SEARCH, CHANGE -> coding(EVENT_TYPE, "rest", "RESTful Operation");
        };
    }

    private static List<Map<String, Object>> subtypes(Entry entry) {
        List<Map<String, Object>> subtypes = new ArrayList<>();
        switch (entry.kind()) {
            case SIGN_IN -> subtypes.add(coding(DICOM, "110122", "Login"));
            case SIGN_OUT -> subtypes.add(coding(DICOM, "110123", "Logout"));
            case BREAK_GLASS -> subtypes.add(coding(DICOM, "110127", "Emergency Override Started"));
            case READ -> subtypes.add(coding(INTERACTION, "read", "read"));
            case SEARCH -> subtypes.add(coding(INTERACTION, "search", "search"));
            default -> {}
        }
        subtypes.add(coding(OURS + "kind", entry.kind().name(), entry.what()));
        return subtypes;
    }

    private static String action(Entry entry) {
        return switch (entry.kind()) {
            case READ, PRINT -> "R";
            case INTAKE -> "C";
            case CHANGE -> entry.what().startsWith("DELETE ") ? "D" : "U";
            case SEARCH, EXPORT, DECISION, DELIVERY, BREAK_GLASS, SIGN_IN, SIGN_OUT -> "E";
        };
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "0";
            case REFUSED -> "4";
            case FAILED -> "8";
        };
    }

    /** FHIR wants seconds at least, also when they are zero. */
    private static String recorded(Instant at) {
        return at.toString();
    }

    private static Map<String, Object> agent(Entry entry) {
        Actor actor = entry.actor();
        Map<String, Object> agent = new LinkedHashMap<>();
        if (!actor.roles().isEmpty()) {
            agent.put(
                    "role",
                    actor.roles().stream()
                            .map(role -> Map.of("coding", List.of(coding(OURS + "role", role, role))))
                            .toList());
        }
        if (actor.account() != null) {
            agent.put("who", identified(OURS + "account", actor.account()));
            agent.put("altId", actor.account());
        }
        agent.put("requestor", true);
        String client = entry.origin().client();
        if (client != null) {
            agent.put("network", Map.of("address", client, "type", "2"));
        }
        return agent;
    }

    private static List<Map<String, Object>> entities(KeptEntry kept) {
        Entry entry = kept.entry();
        List<Map<String, Object>> entities = new ArrayList<>();
        entry.objects().forEach(object -> entities.add(Map.of("what", identified(OURS + "object", object))));
        List<Map<String, Object>> details = new ArrayList<>();
        detail(details, "times", String.valueOf(entry.times()));
        detail(details, "criteria", entry.criteria().isEmpty() ? null : String.join(",", entry.criteria()));
        detail(details, "correlation", entry.origin().correlation());
        detail(details, "trace", entry.origin().trace());
        detail(details, "sequence", kept.sequence() == null ? null : String.valueOf(kept.sequence()));
        entities.add(Map.of("name", entry.what(), "detail", details));
        return entities;
    }

    private static void detail(List<Map<String, Object>> details, String type, @Nullable String value) {
        if (value != null) {
            details.add(Map.of("type", type, "valueString", value));
        }
    }

    private static Map<String, Object> identified(String system, String value) {
        return Map.of("identifier", Map.of("system", system, "value", value));
    }

    private static Map<String, Object> coding(String system, String code, String display) {
        return Map.of("system", system, "code", code, "display", display);
    }
}
