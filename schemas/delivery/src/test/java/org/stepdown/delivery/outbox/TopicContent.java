package org.stepdown.delivery.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.stepdown.delivery.avro.AvroDeserializer;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.delivery.sample.Noted;

/** What a topic holds right now. */
public final class TopicContent {

    private TopicContent() {}

    /** Every record of a topic, as of its end now. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    /** The numbers of each key in topic order, an event that was sent again left out. */
    static Map<String, List<Long>> firstNumbersByKey(String topic) {
        try (AvroDeserializer deserializer = new AvroDeserializer()) {
            deserializer.configure(
                    Map.of(
                            "schema.registry.url",
                            RealParts.shared().registryUrl(),
                            "trusted.packages",
                            "org.stepdown.delivery.sample"),
                    false);
            Map<String, Set<Long>> numbers = new LinkedHashMap<>();
            for (ConsumerRecord<String, byte[]> message : records(topic)) {
                if (deserializer.deserialize(topic, message.headers(), message.value()) instanceof Noted noted) {
                    numbers.computeIfAbsent(message.key(), key -> new LinkedHashSet<>())
                            .add(noted.getNumber());
                }
            }
            Map<String, List<Long>> lists = new LinkedHashMap<>();
            numbers.forEach((key, set) -> lists.put(key, List.copyOf(set)));
            return lists;
        }
    }
}
