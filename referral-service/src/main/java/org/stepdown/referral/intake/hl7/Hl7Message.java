package org.stepdown.referral.intake.hl7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message cut into segments: by name, in the order of the message. Structures of profiles play no role, since real
 * feeds keep to none; nothing is cut that nobody reads.
 */
final class Hl7Message {

    private final Map<String, List<Segment>> segments = new HashMap<>();

    private Hl7Message() {}

    /**
     * @param text begins with a header that {@link Msh} can read
     * @throws Hl7Fault 102 when the delimiters contradict each other
     */
    static Hl7Message parse(String text) throws Hl7Fault {
        String lines = text.strip().replace('\n', '\r');
        Delimiters delimiters = Delimiters.of(lines);
        Hl7Message message = new Hl7Message();
        int from = 0;
        while (from < lines.length()) {
            int end = lines.indexOf('\r', from);
            int to = end < 0 ? lines.length() : end;
            String line = lines.substring(from, to).stripLeading();
            if (!line.isEmpty()) {
                Segment segment = Segment.of(line, delimiters);
                message.segments
                        .computeIfAbsent(segment.name(), name -> new ArrayList<>())
                        .add(segment);
            }
            from = to + 1;
        }
        return message;
    }

    boolean has(String segment) {
        return segments.containsKey(segment);
    }

    List<Segment> all(String segment) {
        return segments.getOrDefault(segment, List.of());
    }

    /** The first subcomponent of the first repetition in the first such segment; null when it is empty. */
    @Nullable
    String get(String segment, int field, int component) {
        List<Segment> all = all(segment);
        return all.isEmpty() ? null : get(all.getFirst(), field, 0, component);
    }

    /** Null when empty; the HL7 null ({@code ""}) is empty too. */
    static @Nullable String get(Segment segment, int field, int repetition, int component) {
        String value = segment.value(field, repetition, component);
        return value == null || value.isBlank() || value.equals("\"\"") ? null : value.strip();
    }

    static int repetitions(Segment segment, int field) {
        return segment.repetitions(field);
    }
}
