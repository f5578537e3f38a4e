package org.stepdown.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.stepdown.events.Topic;
import org.stepdown.events.Topics;

/**
 * What one client of the brokers may do, and nothing else.
 *
 * @param groups how the names of its consumer groups begin; empty for one that only writes
 */
record Rights(String principal, List<String> reads, List<String> writes, String groups) {

    /** Of the three services and of the hospitals that publish themselves. */
    static List<Rights> of(Map<String, String> environment) {
        List<String> letters = Topics.all().stream().map(Topic::deadLetterName).toList();
        List<Rights> all = new ArrayList<>(List.of(
                service(
                        "referral",
                        environment,
                        List.of(Topics.ENCOUNTER, Topics.ENROLLMENT, Topics.ALERT),
                        letters,
                        List.of(Topics.ENCOUNTER, Topics.REFERRAL)),
                service(
                        "enrollment",
                        environment,
                        List.of(Topics.REFERRAL, Topics.ENCOUNTER),
                        List.of(),
                        List.of(Topics.ENROLLMENT)),
                service(
                        "notification",
                        environment,
                        List.of(Topics.REFERRAL, Topics.ENROLLMENT),
                        letters,
                        List.of(Topics.ALERT))));
        Stream.of(environment.getOrDefault("PUBLISHER_PRINCIPALS", "").split(";"))
                .map(String::strip)
                .filter(principal -> !principal.isEmpty())
                .map(principal -> new Rights(principal, List.of(), List.of(Topics.ENCOUNTER.name()), ""))
                .forEach(all::add);
        return all;
    }

    /** What a consumer can't take it puts among the dead letters of the topic. */
    private static Rights service(
            String name, Map<String, String> environment, List<Topic> reads, List<String> letters, List<Topic> writes) {
        return new Rights(
                environment.getOrDefault(
                        name.toUpperCase(java.util.Locale.ROOT) + "_PRINCIPAL", "User:" + name + "-service"),
                Stream.concat(reads.stream().map(Topic::name), letters.stream()).toList(),
                Stream.concat(writes.stream().map(Topic::name), reads.stream().map(Topic::deadLetterName))
                        .toList(),
                name + "-service.");
    }

    List<AclBinding> bindings() {
        List<AclBinding> bindings = new ArrayList<>();
        reads.forEach(
                topic -> bindings.add(binding(ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.READ)));
        writes.forEach(
                topic -> bindings.add(binding(ResourceType.TOPIC, topic, PatternType.LITERAL, AclOperation.WRITE)));
        if (!groups.isEmpty()) {
            bindings.add(binding(ResourceType.GROUP, groups, PatternType.PREFIXED, AclOperation.READ));
        }
        return bindings;
    }

    /** The right to read or write carries the right to describe with it. */
    private AclBinding binding(ResourceType type, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }
}
