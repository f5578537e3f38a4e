package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.core.env.Environment;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.events.Topics;

/** Everything that the settings name is there. */
@EnrollmentTest
class ContextTest {

    private final Environment environment;
    private final BindingsLifecycleController bindings;

    @Autowired
    ContextTest(Environment environment, BindingsLifecycleController bindings) {
        this.environment = environment;
        this.bindings = bindings;
    }

    @Test
    void the_binding_resolves_to_its_topic_and_group_and_runs() {
        List<Binding<?>> found = bindings.queryState("referrals-in-0");

        assertThat(found).singleElement().satisfies(binding -> {
            assertThat(binding.isInput()).isTrue();
            assertThat(binding.isRunning()).isTrue();
        });
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()))) {
            await().untilAsserted(() -> assertThat(topics(admin)).containsOnly(Topics.REFERRAL.name()));
        }
    }

    /** The topics that the group's members read, as the broker knows it. */
    private static Set<String> topics(Admin admin) throws Exception {
        String group = "enrollment-service.placement";
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(description -> description.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    @Test
    void no_other_function_is_bound() {
        assertThat(environment.getProperty("spring.cloud.function.definition")).isEqualTo("referrals");
        assertThat(bindings.queryStates()).hasSize(1);
    }

    @Test
    void the_management_endpoints_say_that_it_is_ready() {
        Api management = new Api(environment.getRequiredProperty("local.management.port", Integer.class));

        assertThat(management
                        .get("/actuator/health/readiness")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        assertThat(management
                        .get("/actuator/health/liveness")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }
}
