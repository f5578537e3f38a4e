package org.stepdown.enrollment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.stepdown.delivery.kit.RealParts;

/** The service's consumer group, as the broker knows it. */
final class ConsumerGroup {

    private static final String NAME = "enrollment-service.placement";

    private ConsumerGroup() {}

    /** The topics that its members read. */
    static Set<String> topics() {
        return members()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    static long membersWithPartitions() {
        return members()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    private static Stream<MemberDescription> members() {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of(NAME)).all().get().values().stream()
                    .flatMap(description -> description.members().stream());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker does not tell", e);
        }
    }
}
