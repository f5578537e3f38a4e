package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.BindingServiceProperties;

@OnRealParts
class ContextTest {

    @Autowired
    private BindingsLifecycleController bindings;

    @Autowired
    private BindingServiceProperties properties;

    @Test
    void every_consumer_is_bound_to_its_topics_and_group() {
        Map<String, String> expected = Map.of(
                "referrals-in-0", "notification-service.referrals",
                "enrollments-in-0", "notification-service.enrollments",
                "deadLetters-in-0", "notification-service.dead-letters");

        expected.forEach((name, group) -> assertThat(bindings.queryState(name))
                .as(name)
                .isNotEmpty()
                .allSatisfy(binding -> assertThat(binding.isRunning()).isTrue()));
        expected.forEach(
                (name, group) -> assertThat(properties.getGroup(name)).as(name).isEqualTo(group));
    }
}
