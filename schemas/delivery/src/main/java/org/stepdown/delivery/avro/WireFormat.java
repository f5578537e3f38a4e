package org.stepdown.delivery.avro;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Confluent wire format, version 0 (Confluent Schema Registry documentation, "Wire format").
 */
final class WireFormat {

    static final int HEADER_LENGTH = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static byte[] frame(int schemaId, byte[] body) {
        return ByteBuffer.allocate(HEADER_LENGTH + body.length)
                .put(MAGIC)
                .putInt(schemaId)
                .put(body)
                .array();
    }

    /**
     * The schema id of a framed value.
     *
     * @throws SerializationException when the value is not framed so
     */
    static int schemaId(byte[] value) {
        if (value.length < HEADER_LENGTH) {
            throw new SerializationException(
                    "not Confluent wire format: %d bytes, at least 5 are needed".formatted(value.length));
        }
        if (value[0] != MAGIC) {
            throw new SerializationException(
                    "not Confluent wire format: first byte is 0x%02x, not 0x00".formatted(value[0]));
        }
        return ByteBuffer.wrap(value).getInt(1);
    }
}
