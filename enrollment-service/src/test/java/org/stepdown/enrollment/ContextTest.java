package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.core.env.Environment;
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
        await().untilAsserted(() -> assertThat(ConsumerGroup.topics()).containsOnly(Topics.REFERRAL.name()));
    }

    @Test
    void what_hospitals_say_is_read_in_a_group_of_its_own() {
        assertThat(bindings.queryState("encounters-in-0")).singleElement().satisfies(binding -> {
            assertThat(binding.isRunning()).isTrue();
            assertThat(binding.getBindingName()).isEqualTo("encounters-in-0");
            assertThat(binding.getName()).isEqualTo(Topics.ENCOUNTER.name());
        });
    }

    @Test
    void no_other_function_is_bound() {
        assertThat(environment.getProperty("spring.cloud.function.definition"))
                .isEqualTo("referrals;followUps;encounters");
        assertThat(bindings.queryStates()).hasSize(3);
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
