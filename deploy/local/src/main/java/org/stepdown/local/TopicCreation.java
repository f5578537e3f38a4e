package org.stepdown.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.events.Topic;
import org.stepdown.events.Topics;

/** The topics of the catalogue and their dead-letter topics, which only somebody who knows them may make. */
final class TopicCreation {

    private TopicCreation() {}

    /** Makes those that are missing. */
    static void run(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.all().stream()
                    .flatMap(topic -> Stream.of(named(topic.name(), topic), named(topic.deadLetterName(), topic)))
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new PartFailed("The topics can't be made: " + e.getCause(), e);
        }
    }

    private static NewTopic named(String name, Topic topic) {
        return new NewTopic(name, topic.partitions(), (short) 1)
                .configs(Map.of("retention.ms", String.valueOf(topic.retention().toMillis())));
    }
}
