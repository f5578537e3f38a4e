package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.stack.TopicNames;
import org.stepdown.acceptance.wire.TopicLog;
import org.stepdown.acceptance.wire.UnreadableException;
import org.stepdown.acceptance.wire.WireFormat;

/** Everything that stands on the topics comes once more, as after consumers lost their places: nothing comes of it. */
@Order(9)
class RedeliveryIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** So long nothing is left to take: what was taken last has been said by then. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** What events bring about; the rest (clocks, escalation) time may say as well. */
    private static final Set<String> EFFECTS = Set.of(
            "ReferralOpened",
            "ReferralChanged",
            "ReferralClosed",
            "ReferralsMerged",
            "PlacementDecided",
            "SeatChanged",
            "AlertRaised");

    private final World world = World.shared();
    private final TopicLog log = new TopicLog(world.stack().kafka().bootstrapServers());

    /** Census and the identities of all that was said of referrals, seats and alerts. */
    private record Outcome(Map<String, Staff.Seats> census, Map<String, Set<String>> said) {}

    @Test
    void a_stream_that_comes_again_has_no_further_effect() {
        await().atMost(LIMIT).during(QUIET).until(this::allIsTaken);
        Outcome before = outcome();
        assertThat(before.said()).containsKeys("ReferralOpened", "PlacementDecided", "SeatChanged", "AlertRaised");

        List<TopicLog.Entry> all = sound(log.read(TopicNames.ALL));
        log.write(all);

        await().atMost(LIMIT).during(QUIET).until(this::allIsTaken);
        Outcome after = outcome();
        assertThat(after.census()).isEqualTo(before.census());
        assertThat(after.said()).isEqualTo(before.said());
    }

    /** Without the garbage that other tests have planted. */
    private List<TopicLog.Entry> sound(List<TopicLog.Entry> entries) {
        WireFormat wire = world.wire();
        return entries.stream()
                .filter(entry -> {
                    try {
                        return !entry.header("event-id").isEmpty()
                                && !wire.decode(entry.value()).type().isEmpty();
                    } catch (UnreadableException | IllegalArgumentException garbage) {
                        return false;
                    }
                })
                .toList();
    }

    private Outcome outcome() {
        Map<String, Set<String>> said = log.read(TopicNames.ALL).stream()
                .filter(entry -> !entry.topic().equals(TopicNames.ENCOUNTER))
                .filter(entry -> EFFECTS.contains(entry.type()))
                .collect(Collectors.groupingBy(
                        TopicLog.Entry::type,
                        TreeMap::new,
                        Collectors.mapping(entry -> entry.header("event-id"), Collectors.toCollection(HashSet::new))));
        return new Outcome(world.staff().census(), said);
    }

    /** Whether every consumer has read to the end, and has said what came of it: that is read to its end too. */
    private boolean allIsTaken() throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", world.stack().kafka().bootstrapServers()))) {
            Map<TopicPartition, Long> taken = new HashMap<>();
            for (String group : admin.listGroups().all().get().stream()
                    .map(listing -> listing.groupId())
                    .filter(name -> name.contains("-service."))
                    .toList()) {
                Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                offsets.forEach((partition, offset) -> taken.merge(partition, offset.offset(), Math::min));
            }
            taken.keySet().removeIf(partition -> !TopicNames.ALL.contains(partition.topic()));
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(taken.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return !ends.isEmpty()
                    && ends.entrySet().stream()
                            .allMatch(end -> taken.getOrDefault(end.getKey(), -1L)
                                    >= end.getValue().offset());
        }
    }
}
