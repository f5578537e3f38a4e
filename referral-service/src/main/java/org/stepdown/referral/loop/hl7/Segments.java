package org.stepdown.referral.loop.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes segments. Whatever a sender once gave is escaped, so that it can't become a field or segment of its own. */
final class Segments {

    private final List<String> lines = new ArrayList<>();

    /** A segment by its fields; those that are empty at the end are left out. */
    Segments add(String name, Map<Integer, String> fields) {
        TreeMap<Integer, String> sorted = new TreeMap<>(fields);
        sorted.values().removeIf(String::isEmpty);
        StringBuilder line = new StringBuilder(name);
        int last = sorted.isEmpty() ? 0 : sorted.lastKey();
        for (int field = 1; field <= last; field++) {
            line.append('|').append(sorted.getOrDefault(field, ""));
        }
        lines.add(line.toString());
        return this;
    }

    Segments header(String line) {
        lines.add(line);
        return this;
    }

    byte[] bytes() {
        return (String.join("\r", lines) + "\r").getBytes(StandardCharsets.UTF_8);
    }

    /** Components of a field. */
    static String parts(@Nullable String... components) {
        String joined = Stream.of(components).map(Segments::escaped).collect(Collectors.joining("^"));
        return joined.replaceFirst("\\^+$", "");
    }

    /** A value as a field; empty when there is none. */
    static String escaped(@Nullable String value) {
        if (value == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (char c : value.toCharArray()) {
            switch (c) {
                case '\\' -> text.append("\\E\\");
                case '|' -> text.append("\\F\\");
                case '^' -> text.append("\\S\\");
                case '&' -> text.append("\\T\\");
                case '~' -> text.append("\\R\\");
                default -> text.append(c < ' ' ? ' ' : c);
            }
        }
        return text.toString();
    }
}
