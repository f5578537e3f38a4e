package org.stepdown.acceptance.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads Avro's binary encoding ("Binary Encoding") into JSON trees. */
final class AvroDecoder {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_VARINT = 10;

    private final ByteBuffer in;

    private AvroDecoder(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The value; bytes that are left over are an error as much as missing ones. */
    static JsonNode decode(AvroType type, ByteBuffer bytes) {
        try {
            AvroDecoder decoder = new AvroDecoder(bytes.slice());
            JsonNode value = decoder.value(type);
            if (decoder.in.hasRemaining()) {
                throw new UnreadableException(decoder.in.remaining() + " bytes are left after a " + type);
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new UnreadableException("the bytes end in the middle of a " + type);
        }
    }

    private JsonNode value(AvroType type) {
        return switch (type) {
            case AvroType.Primitive primitive -> primitive(primitive);
            case AvroType.Fixed fixed -> JSON.binaryNode(bytes(fixed.size()));
            case AvroType.Enumeration words ->
                JSON.stringNode(words.symbols().get(index(words.symbols().size())));
            case AvroType.Array array -> array(array.items());
            case AvroType.Dictionary dictionary -> dictionary(dictionary.values());
            case AvroType.Union union ->
                value(union.branches().get(index(union.branches().size())));
            case AvroType.Structure structure -> structure(structure);
        };
    }

    private JsonNode primitive(AvroType.Primitive type) {
        return switch (type) {
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(truth());
            case INT -> JSON.numberNode(Math.toIntExact(varint()));
            case LONG -> JSON.numberNode(varint());
            case FLOAT -> JSON.numberNode(in.getFloat());
            case DOUBLE -> JSON.numberNode(in.getDouble());
            case BYTES -> JSON.binaryNode(bytes(length()));
            case STRING -> JSON.stringNode(text());
        };
    }

    private ObjectNode structure(AvroType.Structure structure) {
        ObjectNode node = JSON.objectNode();
        structure.fields().forEach(field -> node.set(field.name(), value(field.type())));
        return node;
    }

    private ArrayNode array(AvroType items) {
        ArrayNode node = JSON.arrayNode();
        for (long count = block(); count > 0; count = block()) {
            for (long i = 0; i < count; i++) {
                node.add(value(items));
            }
        }
        return node;
    }

    private ObjectNode dictionary(AvroType values) {
        ObjectNode node = JSON.objectNode();
        for (long count = block(); count > 0; count = block()) {
            for (long i = 0; i < count; i++) {
                node.set(text(), value(values));
            }
        }
        return node;
    }

    /** Items in the block that begins here; a negative count is followed by the block's size in bytes. */
    private long block() {
        long count = varint();
        if (count < 0) {
            varint();
        }
        return Math.abs(count);
    }

    private boolean truth() {
        byte value = in.get();
        if (value != 0 && value != 1) {
            throw new UnreadableException("a boolean is 0 or 1, not " + value);
        }
        return value == 1;
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(length())))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("a string is not UTF-8");
        }
    }

    private int index(int size) {
        long index = varint();
        if (index < 0 || index >= size) {
            throw new UnreadableException(index + " is none of " + size + " symbols or branches");
        }
        return (int) index;
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw new UnreadableException("a length of " + length + " with " + in.remaining() + " bytes left");
        }
        return (int) length;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Seven bits a byte, the lowest first, zigzag: 0, -1, 1, -2 … */
    private long varint() {
        long raw = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            byte next = in.get();
            raw |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new UnreadableException("a number of more than ten bytes");
    }
}
