package org.stepdown.referral.desk.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody has typed into the form, and what is still wrong with it. */
final class Entry {

    private static final int LONGEST = 200;
    private static final int OLDEST_YEARS = 130;

    private final Map<String, String> values;
    private final Map<String, String> faults = new LinkedHashMap<>();

    Entry(Map<String, String> values) {
        this.values = values;
    }

    /** Faults by the field that they are in, in the order of the form. */
    Map<String, String> faults() {
        return faults;
    }

    boolean isDischarge() {
        return "discharge".equals(get("what"));
    }

    /** Null when it is empty. */
    @Nullable
    String get(String field) {
        String value =
                values.getOrDefault(field, "").replaceAll("\\p{Cntrl}", "").strip();
        return value.isEmpty() ? null : value;
    }

    /** The facility from the list, or as typed in. */
    @Nullable
    String facility() {
        String chosen = get("facility");
        return "other".equals(chosen) ? get("facilityOther") : chosen;
    }

    @Nullable
    LocalDate date(String field) {
        String value = get(field);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Noon when it isn't known: the date is what counts. */
    LocalTime time(String field) {
        String value = get(field);
        try {
            return value == null ? LocalTime.NOON : LocalTime.parse(value);
        } catch (DateTimeException e) {
            return LocalTime.NOON;
        }
    }

    /** Checks what a clerk can put right; the reader of the message checks the rest. */
    void check(LocalDate today) {
        need("what", "Choose what happened.");
        need("facility", "Choose where the person comes from.");
        if ("other".equals(get("facility"))) {
            need("facilityOther", "Type the name of the place.");
        }
        need("family", "Type the family name.");
        need("given", "Type the given name.");
        past("birthDate", "Type the date of birth, for example 04/12/1988.", today);
        need("record", "Type the number that the place knows the person by.");
        past("date", "Type the date on which it happened.", today);
        if (get("what") != null && isDischarge()) {
            need("stay", "Choose what kind of stay it was.");
            need("disposition", "Choose where the person went.");
        } else if (get("what") != null) {
            need("supervision", "Answer this question; “Don't know” is an answer.");
            need("safe", "Answer this question; “Don't know” is an answer.");
        }
        for (int i = 1; i <= 3; i++) {
            diagnosis("diagnosis" + i);
        }
        values.forEach((field, value) -> {
            if (!value.isBlank() && !Choices.allow(field, value.strip())) {
                faults.put(field, "Choose one of the answers offered.");
            }
            if (value.length() > LONGEST) {
                faults.putIfAbsent(field, "This is too long: up to " + LONGEST + " characters.");
            }
        });
    }

    private void need(String field, String otherwise) {
        if (get(field) == null) {
            faults.put(field, otherwise);
        }
    }

    private void past(String field, String otherwise, LocalDate today) {
        LocalDate date = date(field);
        if (date == null) {
            faults.put(field, otherwise);
        } else if (date.isAfter(today)) {
            faults.put(field, "This date is in the future.");
        } else if (date.isBefore(today.minusYears(OLDEST_YEARS))) {
            faults.put(field, "This date is too long ago.");
        }
    }

    private void diagnosis(String field) {
        String code = get(field);
        if (code != null && !code.toUpperCase(Locale.ROOT).matches("[A-Z]\\d[0-9A-Z](\\.?[0-9A-Z]{0,4})")) {
            faults.put(field, "A diagnosis code looks like F33.1. Leave it empty if you don't know it.");
        }
    }
}
