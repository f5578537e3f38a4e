package org.stepdown.enrollment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.avro.AvroSerializer;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.events.Topic;
import org.stepdown.events.Topics;

/** What referral-service says, as it stands on the topic. */
final class ReferralTopic implements AutoCloseable {

    private final AvroSerializer serializer = new AvroSerializer();
    private final KafkaProducer<String, byte[]> producer;
    private final UnaryOperator<String> names;
    private final Consumer<UUID> told;

    ReferralTopic() {
        this(UnaryOperator.identity(), id -> {});
    }

    /** On topics of other names, telling what was published. */
    ReferralTopic(UnaryOperator<String> names, Consumer<UUID> told) {
        this.names = names;
        this.told = told;
        serializer.configure(Map.of("schema.registry.url", RealParts.shared().registryUrl()), false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes an event under an identity, and returns when the broker has it. */
    void says(UUID eventId, UUID correlationId, String key, SpecificRecord event) {
        says(Topics.REFERRAL, eventId, correlationId, key, event);
    }

    /** The same on another topic. */
    void says(Topic topic, UUID eventId, UUID correlationId, String key, SpecificRecord event) {
        String name = names.apply(topic.name());
        byte[] value = serializer.serialize(name, event);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(name, key, value);
        EventHeaders.add(message.headers(), EventHeaders.EVENT_ID, eventId);
        EventHeaders.add(
                message.headers(), EventHeaders.EVENT_TYPE, event.getSchema().getFullName());
        EventHeaders.add(message.headers(), EventHeaders.OCCURRED_AT, Instant.now());
        EventHeaders.add(message.headers(), EventHeaders.CORRELATION_ID, correlationId);
        try {
            producer.send(message).get();
            told.accept(eventId);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not published", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
    }
}
