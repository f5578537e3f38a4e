package org.stepdown.delivery.avro;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.registry.RegistryClient;
import org.stepdown.delivery.registry.RegistryConfig;

/**
 * Reads Avro values in Confluent's wire format. Settings, by Confluent's names: those of {@link RegistryConfig} and
 * {@code specific.avro.reader} (here true); {@code trusted.packages}, comma-separated, says in which packages generated
 * classes may be looked for, so that a schema can't name a class of its choice.
 */
public final class AvroDeserializer implements Deserializer<GenericContainer> {

    private static final List<String> ID_HEADERS = List.of("__value_schema_id", "__key_schema_id");

    private @Nullable RegistryClient registry;
    private boolean specific = true;
    private List<String> trusted = List.of();
    private final Map<Integer, DatumReader<GenericContainer>> readers = new ConcurrentHashMap<>();

    /** For Kafka, which calls {@link #configure}. */
    public AvroDeserializer() {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = new RegistryClient(RegistryConfig.from(configs));
        Object reader = configs.get("specific.avro.reader");
        specific = reader == null || Boolean.parseBoolean(reader.toString());
        Object packages = configs.get("trusted.packages");
        trusted = packages == null
                ? List.of()
                : Arrays.stream(packages.toString().split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        TrustedPackages.allow(trusted);
    }

    @Override
    public @Nullable GenericContainer deserialize(String topic, Headers headers, byte @Nullable [] value) {
        for (String header : ID_HEADERS) {
            if (headers.lastHeader(header) != null) {
                throw new SerializationException("the schema id travels in the header " + header
                        + "; this reader takes it from the value (Confluent wire format 0). Let the producer use"
                        + " PrefixSchemaIdSerializer");
            }
        }
        return deserialize(topic, value);
    }

    /**
     * @throws SerializationException when the value can't be read, whoever reads it
     * @throws org.stepdown.delivery.registry.RegistryException when its schema can't be had
     */
    @Override
    public @Nullable GenericContainer deserialize(String topic, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        DatumReader<GenericContainer> reader = readers.computeIfAbsent(WireFormat.schemaId(value), this::reader);
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(value, WireFormat.HEADER_LENGTH, value.length - WireFormat.HEADER_LENGTH, null);
        try {
            GenericContainer event = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("bytes are left over behind the record");
            }
            return event;
        } catch (IOException | AvroRuntimeException | ClassCastException | IndexOutOfBoundsException e) {
            throw new SerializationException("the value is not what its schema says", e);
        }
    }

    private DatumReader<GenericContainer> reader(int schemaId) {
        if (registry == null) {
            throw new IllegalStateException("configure() was not called");
        }
        Schema writer = registry.schema(schemaId);
        if (!specific) {
            return new GenericDatumReader<>(writer);
        }
        Class<?> type = type(writer);
        SpecificData model = SpecificData.getForClass(type);
        return new SpecificDatumReader<>(writer, model.getSchema(type), model);
    }

    private Class<?> type(Schema writer) {
        String name = writer.getFullName();
        if (trusted.stream().noneMatch(trustedPackage -> name.startsWith(trustedPackage + "."))) {
            throw new SerializationException("event type " + name + " is in no trusted package");
        }
        try {
            return Class.forName(name, false, AvroDeserializer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SerializationException("event type " + name + " is not known here", e);
        }
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
