package org.stepdown.referral.intake.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A parsed message: segments by name, in the order of the message. Structures of profiles play no role, since real feeds
 * keep to none.
 */
final class Hl7Message {

    private static final PipeParser PARSER = parser();

    private final Map<String, List<Segment>> segments = new TreeMap<>();

    private Hl7Message(Message message) throws HL7Exception {
        for (String name : message.getNames()) {
            for (Structure structure : message.getAll(name)) {
                if (structure instanceof Segment segment) {
                    segments.computeIfAbsent(segment.getName(), key -> new ArrayList<>())
                            .add(segment);
                }
            }
        }
    }

    private static PipeParser parser() {
        HapiContext context = new DefaultHapiContext();
        context.setModelClassFactory(new GenericModelClassFactory());
        context.setValidationContext(ValidationContextFactory.noValidation());
        return context.getPipeParser();
    }

    /** @throws HL7Exception whose message may quote the content and must go nowhere */
    static Hl7Message parse(String text) throws HL7Exception {
        String lines = text.strip().replace("\r\n", "\r").replace('\n', '\r');
        return new Hl7Message(PARSER.parse(lines));
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
        try {
            String value = Terser.get(segment, field, repetition, component, 1);
            return value == null || value.isBlank() || value.equals("\"\"") ? null : value.strip();
        } catch (HL7Exception e) {
            return null;
        }
    }

    static int repetitions(Segment segment, int field) {
        try {
            return segment.getField(field).length;
        } catch (HL7Exception e) {
            return 0;
        }
    }
}
