package org.stepdown.enrollment.replay.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.inbox.EventReader;
import org.stepdown.enrollment.replay.EventArchive;
import org.stepdown.enrollment.replay.Progress;
import org.stepdown.enrollment.replay.Said;

/**
 * Some topics. A first pass finds where each event lies; then every partition is read on from where it was read last,
 * a little ahead of what is asked for, so that memory does not grow with the topics.
 */
final class TopicArchive implements EventArchive {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int PATIENCE = 60;
    private static final int AHEAD = 2_000;

    private final Consumer<String, byte[]> consumer;
    private final Meaning meaning;
    private final List<TopicPartition> partitions;
    private final Map<UUID, Place> places = new HashMap<>();
    private final Map<TopicPartition, Shelf> shelves = new LinkedHashMap<>();

    TopicArchive(Consumer<String, byte[]> consumer, Collection<String> topics, Meaning meaning) {
        this.consumer = consumer;
        this.meaning = meaning;
        this.partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        partitions.forEach(partition -> shelves.put(
                partition,
                new Shelf(
                        partition,
                        begins.getOrDefault(partition, 0L),
                        ends.getOrDefault(partition, 0L),
                        new ArrayDeque<>())));
    }

    /** Where an event lies. */
    private record Place(Shelf shelf, long offset) {}

    /** A partition as it was when the archive was opened, and what was read of it ahead. */
    private record Shelf(TopicPartition partition, long begin, long end, Deque<ConsumerRecord<String, byte[]>> ahead) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shelf shelf && shelf.partition.equals(partition);
        }

        @Override
        public int hashCode() {
            return partition.hashCode();
        }
    }

    @Override
    public void index(Progress progress) {
        consumer.seekToBeginning(partitions);
        Set<Shelf> open = new HashSet<>(shelves.values());
        open.removeIf(shelf -> shelf.begin() >= shelf.end());
        long of = open.stream().mapToLong(shelf -> shelf.end() - shelf.begin()).sum();
        long done = 0;
        int idle = 0;
        while (!open.isEmpty()) {
            ConsumerRecords<String, byte[]> records = consumer.poll(WAIT);
            idle = records.isEmpty() ? patient(idle) : 0;
            for (ConsumerRecord<String, byte[]> message : records) {
                places.putIfAbsent(EventReader.eventId(message), new Place(shelf(message), message.offset()));
            }
            done += records.count();
            open.removeIf(shelf -> consumer.position(shelf.partition()) >= shelf.end());
            progress.at(Progress.Stage.READING_TOPICS, Math.min(done, of), of);
        }
        consumer.seekToBeginning(partitions);
    }

    @Override
    public @Nullable Said find(UUID id) {
        Place place = places.get(id);
        return place == null ? null : meaning.of(read(place));
    }

    private ConsumerRecord<String, byte[]> read(Place place) {
        Deque<ConsumerRecord<String, byte[]>> ahead = place.shelf().ahead();
        int idle = 0;
        while (true) {
            ConsumerRecord<String, byte[]> next = ahead.poll();
            if (next == null) {
                idle = fetch(place.shelf()) ? 0 : patient(idle);
            } else if (next.offset() == place.offset()) {
                return next;
            } else if (next.offset() > place.offset()) {
                ahead.clear();
                consumer.seek(place.shelf().partition(), place.offset());
            }
        }
    }

    /** Reads on; partitions of which enough lies ready wait. */
    private boolean fetch(Shelf wanted) {
        consumer.resume(partitions);
        consumer.pause(shelves.values().stream()
                .filter(shelf -> !shelf.equals(wanted) && shelf.ahead().size() >= AHEAD)
                .map(Shelf::partition)
                .toList());
        ConsumerRecords<String, byte[]> records = consumer.poll(WAIT);
        for (ConsumerRecord<String, byte[]> message : records) {
            shelf(message).ahead().add(message);
        }
        return !records.isEmpty();
    }

    private Shelf shelf(ConsumerRecord<?, ?> message) {
        return Objects.requireNonNull(shelves.get(new TopicPartition(message.topic(), message.partition())));
    }

    private static int patient(int idle) {
        if (idle >= PATIENCE) {
            throw new IllegalStateException("the broker gives nothing more, though the topics have not ended");
        }
        return idle + 1;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
