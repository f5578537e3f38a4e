package org.stepdown.delivery.kit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Points a Spring context at the real parts, with a fresh database per context, and at {@link TestIssuer}:
 * {@code @ContextConfiguration(initializers = RealPartsInitializer.class)}. The property {@value #PARTS} names the
 * parts when not all three are wanted.
 */
public final class RealPartsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String PARTS = "stepdown.kit.parts";

    /** The property that names topics to make, with so many partitions that keys spread. */
    public static final String TOPICS = "stepdown.kit.topics";

    private static final int PARTITIONS = 3;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        RealParts parts = RealParts.shared();
        if (parts.handOverClosing()) {
            // Spring runs these after its contexts have closed: a consumer that closes still wants its broker.
            SpringApplication.getShutdownHandlers().add(parts::close);
        }
        ConfigurableEnvironment environment = context.getEnvironment();
        RealPart[] wanted = Arrays.stream(environment.getProperty(PARTS, RealPart[].class, RealPart.values()))
                .toArray(RealPart[]::new);
        String name = environment.getProperty("spring.application.name", "test");
        String[] topics = environment.getProperty(TOPICS, String[].class, new String[0]);
        if (topics.length > 0) {
            parts.createTopics(PARTITIONS, topics);
        }
        Map<String, Object> properties = new LinkedHashMap<>(parts.springProperties(name, wanted));
        properties.putAll(TestIssuer.shared().springProperties());
        environment.getPropertySources().addFirst(new MapPropertySource("realParts", properties));
    }
}
