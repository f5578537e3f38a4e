package org.stepdown.local.corpus;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether what has come is what was expected. */
final class Matching {

    private Matching() {}

    static boolean matches(String key, String wanted, String found) {
        return switch (key) {
            case "at" -> sameTimes(list(wanted), list(found));
            case "cohort", "failure" -> Pattern.matches(Pattern.quote(wanted).replace("*", "\\E.*\\Q"), found);
            case "clocks" -> sameClocks(list(wanted), list(found));
            case "pathways", "reasons", "screened" -> set(wanted).equals(set(found));
            case "alerts" -> told(list(wanted), set(found));
            default -> list(wanted).equals(list(found));
        };
    }

    /** Each that is named is there; what is named with a {@code no} before it is not. Others don't matter. */
    private static boolean told(List<String> wanted, Set<String> found) {
        return wanted.stream()
                .allMatch(alert -> alert.equals("none")
                        ? found.equals(Set.of("none"))
                        : alert.startsWith("no ")
                                ? found.stream().noneMatch(topic -> topic.split(" ")[0].equals(alert.substring(3)))
                                : found.contains(alert));
    }

    /** A clock may be named without its date. */
    private static boolean sameClocks(List<String> wanted, List<String> found) {
        return wanted.size() == found.size()
                && wanted.stream()
                        .allMatch(clock -> found.stream()
                                .anyMatch(each ->
                                        each.equals(clock) || !clock.contains(" ") && each.startsWith(clock + " ")));
    }

    private static boolean sameTimes(List<String> wanted, List<String> found) {
        try {
            return wanted.stream()
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .toList()
                    .equals(found.stream()
                            .map(OffsetDateTime::parse)
                            .map(OffsetDateTime::toInstant)
                            .toList());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Set<String> set(String values) {
        return new TreeSet<>(list(values));
    }

    private static List<String> list(String values) {
        return Arrays.stream(values.split(",")).map(String::strip).toList();
    }
}
