package org.stepdown.delivery.outbox;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.stepdown.delivery.avro.AvroSerializer;

/** Turns an encoded body into a record value by the configured serializer. */
@FunctionalInterface
public interface ValueFraming {

    /**
     * @param topic topic that it goes to
     * @param writer schema that the body was encoded with
     * @param body Avro binary encoding
     */
    byte[] frame(String topic, Schema writer, byte[] body);

    /** Our own serializer frames the bytes as they are; any other one is given the record to encode itself. */
    static ValueFraming of(Serializer<? super GenericContainer> serializer) {
        return serializer instanceof AvroSerializer own
                ? own::frame
                : (topic, writer, body) -> serializer.serialize(topic, decode(writer, body));
    }

    private static GenericContainer decode(Schema writer, byte[] body) {
        try {
            return new GenericDatumReader<GenericContainer>(writer)
                    .read(null, DecoderFactory.get().binaryDecoder(body, null));
        } catch (IOException e) {
            throw new SerializationException("an outbox row is not what its schema says", e);
        }
    }
}
