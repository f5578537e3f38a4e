package org.stepdown.referral.desk.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what was typed in as the body that a hospital would send; the same entries always give the same bytes. */
final class EntryBody {

    static final String APPLICATION = "INTAKE-FORM";

    private final Entry entry;
    private final String key;
    private final ZoneId zone;

    EntryBody(Entry entry, String key, ZoneId zone) {
        this.entry = entry;
        this.key = key;
        this.zone = zone;
    }

    Map<String, Object> discharge() {
        Map<String, Object> body = common();
        put(body, "event", "DISCHARGE");
        Map<String, Object> visit = new LinkedHashMap<>();
        String number = entry.get("visit");
        put(visit, "visitNumber", Map.of("value", number == null ? "FORM-" + key : number));
        put(visit, "patientClass", entry.get("stay"));
        put(visit, "unit", entry.get("unit"));
        put(visit, "disposition", "unknown".equals(entry.get("disposition")) ? null : entry.get("disposition"));
        put(visit, "dischargedAt", occurredAt());
        put(body, "encounter", visit);
        return body;
    }

    Map<String, Object> referral() {
        Map<String, Object> body = common();
        put(body, "referralKey", Map.of("value", "FORM-" + key));
        put(body, "requestedBy", entry.get("requestedBy"));
        put(body, "mandatedPriority", entry.get("mandated"));
        Map<String, Object> wishes = new LinkedHashMap<>();
        put(wishes, "track", entry.get("track"));
        put(wishes, "modality", entry.get("modality"));
        put(wishes, "site", entry.get("site"));
        put(wishes, "language", entry.get("language"));
        LocalDate earliest = entry.date("earliest");
        put(wishes, "earliestStart", earliest == null ? null : earliest.toString());
        put(body, "preferences", wishes.isEmpty() ? null : wishes);
        return body;
    }

    private Map<String, Object> common() {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "application", APPLICATION);
        put(body, "facility", entry.facility());
        put(body, "occurredAt", occurredAt());
        Map<String, Object> patient = new LinkedHashMap<>();
        String number = entry.get("record");
        put(patient, "identifiers", number == null ? null : List.of(Map.of("value", number, "type", "MR")));
        put(patient, "family", entry.get("family"));
        put(patient, "given", entry.get("given"));
        LocalDate born = entry.date("birthDate");
        put(patient, "birthDate", born == null ? null : born.toString());
        put(patient, "language", entry.get("language"));
        put(patient, "phone", entry.get("phone"));
        put(body, "patient", patient);
        put(body, "diagnoses", diagnoses());
        Map<String, Object> suitability = new LinkedHashMap<>();
        put(suitability, "needs24HourSupervision", entry.get("supervision"));
        put(suitability, "safeAtHome", entry.get("safe"));
        put(body, "suitability", suitability.isEmpty() ? null : suitability);
        return body;
    }

    private List<Map<String, Object>> diagnoses() {
        List<Map<String, Object>> diagnoses = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            String code = entry.get("diagnosis" + i);
            if (code != null) {
                diagnoses.add(new LinkedHashMap<>(Map.of("code", code)));
                diagnoses.getLast().put("rank", diagnoses.size());
            }
        }
        return diagnoses;
    }

    private @Nullable String occurredAt() {
        LocalDate date = entry.date("date");
        return date == null
                ? null
                : ZonedDateTime.of(date, entry.time("time"), zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
