package org.stepdown.enrollment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.avro.AvroDeserializer;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.events.Topics;

/** What the service has said so far. */
final class EnrollmentTopic {

    private EnrollmentTopic() {}

    /** An event as it stands on the topic, in the order of its key. */
    record Said(String key, UUID eventId, UUID correlationId, UUID causationId, GenericContainer event) {}

    /** Everything of one kind up to now. */
    static <T extends GenericContainer> List<T> all(Class<T> kind) {
        return said().stream()
                .map(Said::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static List<Said> said() {
        String topic = Topics.ENROLLMENT.name();
        try (AvroDeserializer deserializer = new AvroDeserializer();
                KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            deserializer.configure(
                    Map.of(
                            "schema.registry.url",
                            RealParts.shared().registryUrl(),
                            "specific.avro.reader",
                            "true",
                            "trusted.packages",
                            "org.stepdown.events"),
                    false);
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Said> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    GenericContainer event = deserializer.deserialize(topic, message.headers(), message.value());
                    found.add(new Said(
                            message.key(),
                            required(EventHeaders.uuid(message.headers(), EventHeaders.EVENT_ID)),
                            required(EventHeaders.uuid(message.headers(), EventHeaders.CORRELATION_ID)),
                            required(EventHeaders.uuid(message.headers(), EventHeaders.CAUSATION_ID)),
                            required(event)));
                });
            }
            return found;
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("an event without a header or value");
        }
        return value;
    }
}
