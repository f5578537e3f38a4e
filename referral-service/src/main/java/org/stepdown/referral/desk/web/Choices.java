package org.stepdown.referral.desk.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the form offers to choose from: the value that is sent, and what stands for it on the page. */
final class Choices {

    private static final Map<String, Map<String, String>> ALL = Map.of(
            "what",
            inOrder(
                    "discharge", "A discharge: somebody left a hospital, a residence or an emergency department",
                    "referral", "A referral: somebody needs more than weekly therapy, without a hospital stay"),
            "stay",
            inOrder(
                    "INPATIENT",
                    "Hospital stay",
                    "RESIDENTIAL",
                    "Residential care",
                    "EMERGENCY",
                    "Emergency department"),
            "disposition",
            inOrder(
                    "01", "Home",
                    "06", "Home, with home health care",
                    "07", "Left against medical advice",
                    "02", "To another hospital",
                    "65", "To a psychiatric hospital",
                    "03", "To a nursing facility",
                    "21", "To court or the police",
                    "50", "To hospice care",
                    "20", "The person has died",
                    "unknown", "Not known"),
            "language",
            inOrder(
                    "en", "English",
                    "es", "Spanish",
                    "zh", "Chinese",
                    "fr", "French",
                    "ht", "Haitian Creole",
                    "ru", "Russian",
                    "vi", "Vietnamese"),
            "supervision",
            inOrder("no", "No", "yes", "Yes", "unknown", "Don’t know"),
            "safe",
            inOrder("yes", "Yes", "no", "No", "unknown", "Don’t know"),
            "track",
            inOrder("MORNING", "Morning", "AFTERNOON", "Afternoon", "EVENING", "Evening"),
            "modality",
            inOrder("IN_PERSON", "In person", "TELEHEALTH", "Online"),
            "mandated",
            inOrder(
                    "NONE", "None",
                    "PREGNANT", "Pregnant",
                    "INJECTING", "Injects drugs",
                    "PREGNANT_INJECTING", "Pregnant and injects drugs"));

    private Choices() {}

    static Map<String, Map<String, String>> all() {
        return ALL;
    }

    /** Whether a field takes this value; a field without choices takes any. */
    static boolean allow(String field, String value) {
        Map<String, String> offered = ALL.get(field);
        return offered == null || offered.containsKey(value);
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            choices.put(pairs[i], pairs[i + 1]);
        }
        return choices;
    }
}
