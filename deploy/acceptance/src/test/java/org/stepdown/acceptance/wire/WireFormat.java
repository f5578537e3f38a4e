package org.stepdown.acceptance.wire;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Confluent's wire format: 0x00, the schema's id as four bytes (the highest first), the value in Avro's binary form. */
public final class WireFormat {

    private static final int HEADER = 5;

    private final Registry registry;
    private final Map<Integer, AvroType> types = new ConcurrentHashMap<>();

    public WireFormat(Registry registry) {
        this.registry = registry;
    }

    /** A value with the id and the full name of its schema. */
    public record Decoded(int schemaId, String type, JsonNode value) {}

    public Decoded decode(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != 0) {
            throw new UnreadableException("not framed: " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        int id = buffer.getInt();
        AvroType type = type(id);
        return new Decoded(id, type.toString(), AvroDecoder.decode(type, buffer));
    }

    public byte[] encode(int schemaId, JsonNode value) {
        byte[] body = AvroEncoder.encode(type(schemaId), value);
        return ByteBuffer.allocate(HEADER + body.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(body)
                .array();
    }

    private AvroType type(int id) {
        return types.computeIfAbsent(id, unknown -> SchemaReader.read(registry.schema(unknown)));
    }
}
