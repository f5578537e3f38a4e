package org.stepdown.local.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was answered.
 *
 * @param said as a case says it: code, then what is wrong, then where
 * @param whole all of it, for comparison
 */
record Reply(String said, String whole) {

    static final Reply SILENCE = new Reply("none", "");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** MSA-1, then code and place of each error. */
    static Reply hl7(String text) {
        List<String[]> segments = Arrays.stream(text.split("\r"))
                .map(segment -> segment.split(Pattern.quote("|"), -1))
                .toList();
        List<String> words = new ArrayList<>();
        for (String[] segment : segments) {
            if (segment[0].equals("MSA")) {
                words.add(segment[1]);
            } else if (segment[0].equals("ERR") && segment.length > 3) {
                words.add(segment[3].split("\\^", 2)[0]);
                words.add(segment[2]);
            } else if (segment[0].equals("ERR")) {
                // Before version 2.5: segment^sequence^field^code&text&system.
                String[] parts = segment[1].split("\\^");
                words.add(parts[3].split("&", 2)[0]);
                words.add(parts[0] + "^" + parts[1] + "^" + parts[2]);
            }
        }
        return new Reply(String.join(" ", words).strip(), text);
    }

    /** The status, then what an OperationOutcome or the problem details name. */
    static Reply http(int status, String body) {
        List<String> words = new ArrayList<>(List.of(String.valueOf(status)));
        JsonNode json = json(body);
        for (JsonNode issue : json.path("issue")) {
            if (!issue.path("severity").asString("").equals("information")) {
                words.add(issue.path("code").asString(""));
                issue.path("expression").forEach(place -> words.add(place.asString("")));
            }
        }
        json.path("errors").forEach(error -> words.add(error.path("pointer").asString("")));
        return new Reply(String.join(" ", words), body);
    }

    static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.nullNode();
        }
    }

    /** Whether it is what a case asks for; a case may leave off what comes last. */
    boolean is(String expected) {
        return Stream.of(said, said + " ").anyMatch(all -> all.equals(expected) || all.startsWith(expected + " "));
    }

    boolean isPositive() {
        return is("AA") || is("CA") || is("200") || is("201") || is("202") || said.equals("none");
    }
}
