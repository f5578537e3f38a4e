package org.stepdown.notification;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.avro.AvroSerializer;
import org.stepdown.delivery.kit.RealParts;

/** The other services, as far as this one can tell. */
final class Sender implements AutoCloseable {

    private final AvroSerializer serializer = new AvroSerializer();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    Sender() {
        serializer.configure(
                Map.of(
                        "schema.registry.url",
                        RealParts.shared().registryUrl(),
                        "value.subject.name.strategy",
                        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"),
                false);
    }

    UUID send(String topic, String key, SpecificRecord event) {
        UUID id = UUID.randomUUID();
        send(id, topic, key, event);
        return id;
    }

    void send(UUID id, String topic, String key, SpecificRecord event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, serializer.serialize(topic, event));
        EventHeaders.add(message.headers(), EventHeaders.EVENT_ID, id);
        EventHeaders.add(
                message.headers(), EventHeaders.EVENT_TYPE, event.getSchema().getFullName());
        EventHeaders.add(message.headers(), EventHeaders.OCCURRED_AT, Instant.now());
        producer.send(message);
        producer.flush();
    }

    void sendGarbage(String topic, String key) {
        producer.send(new ProducerRecord<>(topic, key, new byte[] {1, 2, 3}));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
    }
}
