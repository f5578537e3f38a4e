package org.stepdown.acceptance.stack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.stepdown.delivery.parts.PartFailed;

/** The topics as the design fixes them, written down here once more: a changed name must be noticed. */
public final class TopicNames {

    public static final String ENCOUNTER = "care.encounter.v1";
    public static final String REFERRAL = "care.referral.v1";
    public static final String ENROLLMENT = "care.enrollment.v1";
    public static final String ALERT = "care.alert.v1";

    /** All four, upstream first. */
    public static final List<String> ALL = List.of(ENCOUNTER, REFERRAL, ENROLLMENT, ALERT);

    /** Their dead-letter topics. */
    public static final List<String> DEAD_LETTERS =
            ALL.stream().map(TopicNames::deadLetters).toList();

    private static final int PARTITIONS = 12;

    private TopicNames() {}

    public static String deadLetters(String topic) {
        return topic + "-dlt";
    }

    static void create(String bootstrapServers) {
        List<NewTopic> topics = Stream.concat(ALL.stream(), DEAD_LETTERS.stream())
                .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new PartFailed("The topics can't be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Interrupted while making topics", e);
        }
    }
}
