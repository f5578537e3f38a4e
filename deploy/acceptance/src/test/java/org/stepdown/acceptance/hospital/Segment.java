package org.stepdown.acceptance.hospital;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A segment by its field numbers, as the standard counts them. */
final class Segment {

    private final String name;
    private final Map<Integer, String> fields = new TreeMap<>();

    private Segment(String name) {
        this.name = name;
    }

    static Segment named(String name) {
        return new Segment(name);
    }

    Segment with(int field, String value) {
        fields.put(field, value);
        return this;
    }

    @Override
    public String toString() {
        int last = fields.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        // MSH-1 is the separator itself.
        int first = name.equals("MSH") ? 2 : 1;
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> fields.getOrDefault(number, ""))
                .collect(Collectors.joining("|", name + "|", ""));
    }
}
