package org.stepdown.simulator.truth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Section 4, as far as the region's people have diagnoses. */
final class Diagnoses {

    private static final Map<String, String> CONDITIONS = new LinkedHashMap<>();

    static {
        // The first that a code begins with counts.
        CONDITIONS.put("F323", "");
        CONDITIONS.put("F333", "");
        CONDITIONS.put("F340", "BIPOLAR");
        CONDITIONS.put("F341", "DEPRESSION");
        List.of("F30", "F31").forEach(code -> CONDITIONS.put(code, "BIPOLAR"));
        List.of("F32", "F33").forEach(code -> CONDITIONS.put(code, "DEPRESSION"));
        List.of("F40", "F41", "F42", "F43").forEach(code -> CONDITIONS.put(code, "ANXIETY"));
        List.of("F10", "F11", "F12", "F13", "F14", "F15", "F16", "F18", "F19")
                .forEach(code -> CONDITIONS.put(code, "SUBSTANCE_USE"));
        CONDITIONS.put("F50", "EATING_DISORDER");
    }

    private Diagnoses() {}

    static Set<String> conditions(List<String> codes) {
        Set<String> conditions = new TreeSet<>();
        codes.forEach(code -> conditions.add(condition(code)));
        conditions.remove("");
        if (conditions.contains("BIPOLAR")) {
            conditions.remove("DEPRESSION");
        }
        return conditions;
    }

    /** F01 to F99, or a safety flag. */
    static boolean behavioural(List<String> codes) {
        return codes.stream().anyMatch(code -> plain(code).startsWith("F")) || safety(codes);
    }

    static boolean primaryBehavioural(List<String> codes) {
        return !codes.isEmpty() && plain(codes.getFirst()).startsWith("F");
    }

    static boolean safety(List<String> codes) {
        return codes.stream().map(Diagnoses::plain).anyMatch(code -> code.equals("R45851") || code.startsWith("T1491"));
    }

    /** No diagnosis of use, one that a person has to look at, or a safety flag. */
    static boolean forReview(List<String> codes) {
        return conditions(codes).isEmpty()
                || safety(codes)
                || codes.stream()
                        .anyMatch(code ->
                                plain(code).startsWith("F") && condition(code).isEmpty());
    }

    private static String condition(String code) {
        return CONDITIONS.entrySet().stream()
                .filter(entry -> plain(code).startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String plain(String code) {
        return code.replace(".", "").toUpperCase(Locale.ROOT);
    }
}
