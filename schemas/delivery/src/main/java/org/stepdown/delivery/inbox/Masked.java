package org.stepdown.delivery.inbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a record is made of, for those who may not see what it says: fields and kinds, never a value. */
public final class Masked {

    private static final int HEADER = 5;

    private Masked() {}

    /**
     * A field.
     *
     * @param path of names
     * @param kind what is there instead of its value
     */
    public record Part(String path, String kind) {}

    static List<Part> shape(ConsumerRecord<String, byte[]> message, EventReader reader) {
        byte[] content = message.value();
        if (content == null) {
            return List.of(new Part("", "no content"));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("", content.length + " bytes, " + framing(content)));
        GenericContainer value = readable(message, reader);
        if (value instanceof IndexedRecord root) {
            walk("", root, parts);
        } else {
            parts.add(new Part("", "can't be read as an event"));
        }
        return parts;
    }

    private static @Nullable GenericContainer readable(ConsumerRecord<String, byte[]> message, EventReader reader) {
        try {
            return reader.value(message);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static String framing(byte[] content) {
        return content.length >= HEADER && content[0] == 0
                ? "written with schema " + ByteBuffer.wrap(content).getInt(1)
                : "not in the wire format";
    }

    private static void walk(String path, IndexedRecord parent, List<Part> parts) {
        for (Schema.Field field : parent.getSchema().getFields()) {
            Object value = parent.get(field.pos());
            String here = path.isEmpty() ? field.name() : path + "." + field.name();
            if (value instanceof IndexedRecord child) {
                walk(here, child, parts);
            } else {
                parts.add(new Part(here, kind(value)));
            }
        }
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case CharSequence text -> "text, " + text.length() + " characters";
            case Collection<?> items -> items.size() + " items";
            case Map<?, ?> entries -> entries.size() + " entries";
            case ByteBuffer bytes -> bytes.remaining() + " bytes";
            case Number number -> "a number";
            case Boolean truth -> "yes or no";
            case Enum<?> constant -> "one of a list";
            default -> "a value";
        };
    }
}
