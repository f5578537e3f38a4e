package org.stepdown.referral.intake.hl7;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment, cut into fields; a field is cut no further than somebody asks, since most of a message is of no interest
 * here (HL7 v2.5.1, chapter 2, sections 2.5 and 2.7).
 */
final class Segment {

    private final String name;
    private final List<String> fields;
    private final Delimiters delimiters;

    private Segment(String name, List<String> fields, Delimiters delimiters) {
        this.name = name;
        this.fields = fields;
        this.delimiters = delimiters;
    }

    /** A segment of its line, which is not empty. */
    static Segment of(String line, Delimiters delimiters) {
        List<String> fields = cut(line, delimiters.field());
        return new Segment(fields.getFirst(), fields, delimiters);
    }

    String name() {
        return name;
    }

    /** How often a field is there; 0 when it is empty. */
    int repetitions(int field) {
        String text = field(field);
        return text.isEmpty() ? 0 : cut(text, delimiters.repetition()).size();
    }

    /**
     * The first subcomponent, with its escape sequences resolved; null when it is absent.
     *
     * @param repetition from 0
     * @param component from 1
     */
    @Nullable
    String value(int field, int repetition, int component) {
        String repeated = part(field(field), delimiters.repetition(), repetition);
        String whole = repeated == null ? null : part(repeated, delimiters.component(), component - 1);
        String first = whole == null ? null : part(whole, delimiters.subcomponent(), 0);
        return first == null ? null : delimiters.unescaped(first);
    }

    private String field(int number) {
        return number < fields.size() ? fields.get(number) : "";
    }

    /** The parts between the delimiters; at least one. */
    static List<String> cut(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static @Nullable String part(String text, char delimiter, int number) {
        int from = 0;
        for (int i = 0; i < number; i++) {
            int at = text.indexOf(delimiter, from);
            if (at < 0) {
                return null;
            }
            from = at + 1;
        }
        int to = text.indexOf(delimiter, from);
        return to < 0 ? text.substring(from) : text.substring(from, to);
    }
}
