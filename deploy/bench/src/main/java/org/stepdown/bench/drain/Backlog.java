package org.stepdown.bench.drain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.stepdown.bench.Distribution;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Run;
import org.stepdown.delivery.parts.PartFailed;

/** Says when a consumer group has read a topic to its end, and what it caused has been relayed. */
final class Backlog {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 25;

    private final Ground ground;
    private final String topic;
    private final String group;
    private final String database;
    private final String waiting;

    /** @param waiting query that counts what is not relayed yet */
    Backlog(Ground ground, String topic, String group, String database, String waiting) {
        this.ground = ground;
        this.topic = topic;
        this.group = group;
        this.database = database;
        this.waiting = waiting;
    }

    /** From the first record on its way to the topic until nothing is left to do. */
    Run drained(Referrals referrals) throws Exception {
        long began = System.nanoTime();
        referrals.publish(ground.bootstrapServers(), topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ground.bootstrapServers()))) {
            Map<TopicPartition, Long> ends = ends(admin);
            while (!isRead(admin, ends)) {
                if (System.nanoTime() - began > LIMIT.toNanos()) {
                    throw new PartFailed(group + " did not read " + topic + " within " + LIMIT.toSeconds() + " s");
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
        ground.await(database, waiting, 0, LIMIT);
        long took = System.nanoTime() - began;
        return new Run(
                referrals.count(), Duration.ofNanos(took), new Distribution(new long[] {took / referrals.count()}));
    }

    private Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException, ExecutionException {
        TopicDescription description = Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        Map<TopicPartition, OffsetSpec> asked = description.partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition.partition()), it -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(asked).all().get();
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private boolean isRead(Admin admin, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata at = read.get(end.getKey());
            return end.getValue() == 0 || (at != null && at.offset() >= end.getValue());
        });
    }
}
