package org.stepdown.acceptance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Writes JSON trees in Avro's binary encoding, as a hospital does that sends to Kafka itself. */
final class AvroEncoder {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private AvroEncoder() {}

    static byte[] encode(AvroType type, JsonNode value) {
        AvroEncoder encoder = new AvroEncoder();
        encoder.value(type, value);
        return encoder.out.toByteArray();
    }

    private void value(AvroType type, JsonNode value) {
        switch (type) {
            case AvroType.Primitive primitive -> primitive(primitive, value);
            case AvroType.Fixed fixed -> out.writeBytes(value.binaryValue());
            case AvroType.Enumeration words -> varint(words.symbols().indexOf(value.asString()));
            case AvroType.Array array -> {
                block(value.size());
                value.forEach(item -> value(array.items(), item));
                varint(0);
            }
            case AvroType.Dictionary dictionary -> {
                block(value.size());
                value.properties().forEach(entry -> {
                    text(entry.getKey());
                    value(dictionary.values(), entry.getValue());
                });
                varint(0);
            }
            case AvroType.Union union -> {
                int branch = branch(union, value);
                varint(branch);
                value(union.branches().get(branch), value);
            }
            case AvroType.Structure structure ->
                structure.fields().forEach(field -> value(field.type(), value.path(field.name())));
        }
    }

    private void primitive(AvroType.Primitive type, JsonNode value) {
        switch (type) {
            case NULL -> {
                // nothing is written for it
            }
            case BOOLEAN -> out.write(value.asBoolean() ? 1 : 0);
            case INT, LONG -> varint(value.asLong());
            case FLOAT -> out.writeBytes(little(4).putFloat(value.floatValue()).array());
            case DOUBLE ->
                out.writeBytes(little(8).putDouble(value.doubleValue()).array());
            case BYTES -> {
                varint(value.binaryValue().length);
                out.writeBytes(value.binaryValue());
            }
            case STRING -> text(value.asString());
        }
    }

    /** Null, or the first branch that is something: no schema here has two of them. */
    private static int branch(AvroType.Union union, JsonNode value) {
        boolean nothing = value.isNull() || value.isMissingNode();
        for (int i = 0; i < union.branches().size(); i++) {
            if (nothing == (union.branches().get(i) == AvroType.Primitive.NULL)) {
                return i;
            }
        }
        throw new UnreadableException("no branch for " + value.getNodeType());
    }

    private void block(int count) {
        if (count > 0) {
            varint(count);
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void varint(long number) {
        long raw = (number << 1) ^ (number >> 63);
        for (; (raw & ~0x7FL) != 0; raw >>>= 7) {
            out.write((int) (raw & 0x7F | 0x80));
        }
        out.write((int) raw);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
