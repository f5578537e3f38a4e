package org.stepdown.delivery.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.registry.RegistryClient;
import org.stepdown.delivery.registry.RegistryConfig;
import org.stepdown.delivery.registry.SubjectNames;

/**
 * Writes Avro records, specific or generic, in Confluent's wire format. Settings, by Confluent's names: those of
 * {@link RegistryConfig}, {@code auto.register.schemas} (true), {@code use.latest.version} (false) and {@code
 * value.subject.name.strategy} (here {@code TopicRecordNameStrategy}).
 */
public final class AvroSerializer implements Serializer<GenericContainer> {

    /** A generated class has one schema, so one writer does for it. */
    private static final Map<Class<?>, DatumWriter<GenericContainer>> WRITERS = new ConcurrentHashMap<>();

    private @Nullable RegistryClient registry;
    private SubjectNames subjects = SubjectNames.TOPIC_RECORD_NAME;
    private boolean autoRegister = true;
    private boolean useLatest;

    /** For Kafka, which calls {@link #configure}. */
    public AvroSerializer() {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = new RegistryClient(RegistryConfig.from(configs));
        subjects = SubjectNames.of(configs.get("value.subject.name.strategy"));
        autoRegister = flag(configs, "auto.register.schemas", true);
        useLatest = flag(configs, "use.latest.version", false);
    }

    private static boolean flag(Map<String, ?> configs, String name, boolean otherwise) {
        Object value = configs.get(name);
        return value == null ? otherwise : Boolean.parseBoolean(value.toString());
    }

    /**
     * @throws SerializationException when the record does not fit its schema
     * @throws org.stepdown.delivery.registry.RegistryException when its schema's id can't be had
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable GenericContainer event) {
        return event == null ? null : frame(topic, event.getSchema(), encode(event));
    }

    /**
     * Frames a value that is already encoded.
     *
     * @param topic topic that it goes to
     * @param writer the schema it was encoded with
     * @param body the Avro binary encoding
     */
    public byte[] frame(String topic, Schema writer, byte[] body) {
        return WireFormat.frame(schemaId(topic, writer), body);
    }

    /** The Avro binary encoding of a record by its own schema, without any frame. */
    public static byte[] encode(GenericContainer event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            writer(event).write(event, encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | ClassCastException e) {
            throw new SerializationException(
                    "a record does not fit its schema " + event.getSchema().getFullName(), e);
        }
        return out.toByteArray();
    }

    private static DatumWriter<GenericContainer> writer(GenericContainer event) {
        return event instanceof SpecificRecord
                ? WRITERS.computeIfAbsent(
                        event.getClass(),
                        type -> new SpecificDatumWriter<>(event.getSchema(), SpecificData.getForClass(type)))
                : new GenericDatumWriter<>(event.getSchema(), GenericData.get());
    }

    private int schemaId(String topic, Schema writer) {
        if (registry == null) {
            throw new IllegalStateException("configure() was not called");
        }
        String subject = subjects.subject(topic, writer);
        if (autoRegister) {
            return registry.register(subject, writer);
        }
        return useLatest ? latest(registry, subject, writer) : registry.lookUp(subject, writer);
    }

    private static int latest(RegistryClient registry, String subject, Schema writer) {
        RegistryClient.Latest latest = registry.latest(subject);
        if (!latest.schema().equals(writer)) {
            throw new SerializationException(
                    "use.latest.version: the latest schema of " + subject + " is not the one that this record has");
        }
        return latest.id();
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
