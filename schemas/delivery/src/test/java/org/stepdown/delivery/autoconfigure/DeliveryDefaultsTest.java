package org.stepdown.delivery.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.common.KafkaBinderEnvironmentPostProcessor;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.env.StandardEnvironment;
import org.stepdown.delivery.avro.AvroDeserializer;
import org.stepdown.delivery.avro.AvroSerializer;

class DeliveryDefaultsTest {

    /** The order in which a packaged service happens to find them must not matter. */
    @Test
    void they_win_over_the_binders_own_wherever_its_jar_stands_on_the_class_path() {
        List<EnvironmentPostProcessor> found =
                new ArrayList<>(List.of(new KafkaBinderEnvironmentPostProcessor(), new DeliveryDefaults()));
        AnnotationAwareOrderComparator.sort(found);
        StandardEnvironment environment = new StandardEnvironment();
        found.forEach(defaults -> defaults.postProcessEnvironment(environment, new SpringApplication()));
        KafkaProperties kafka = Binder.get(environment).bindOrCreate("spring.kafka", KafkaProperties.class);
        assertThat(kafka.getProducer().getValueSerializer()).isEqualTo(AvroSerializer.class);
        assertThat(kafka.getConsumer().getValueDeserializer()).isEqualTo(AvroDeserializer.class);
    }
}
