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

/** The service's consumer groups of referrals, as the broker knows them. */
final class ConsumerGroup {

    private static final String PLACEMENT = "enrollment-service.placement";
    private static final String FOLLOW_UP = "enrollment-service.followup";

    private ConsumerGroup() {}

    /** The topics that members of placement read. */
    static Set<String> topics() {
        return members(PLACEMENT)
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    /** Members of both groups that have something to read. */
    static long membersWithPartitions() {
        return Stream.of(PLACEMENT, FOLLOW_UP)
                .flatMap(ConsumerGroup::members)
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    private static Stream<MemberDescription> members(String name) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of(name)).all().get().values().stream()
                    .flatMap(description -> description.members().stream());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker does not tell", e);
        }
    }
}
