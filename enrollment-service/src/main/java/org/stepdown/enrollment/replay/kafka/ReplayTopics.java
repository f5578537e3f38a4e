package org.stepdown.enrollment.replay.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.delivery.inbox.EventReading;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.replay.EventArchive;

/** Opens the topics as the service's bindings name them, with the settings of its consumers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
public class ReplayTopics {

    private static final int AT_ONCE = 2_000;

    @Bean
    public EventArchive.Opening eventArchive(
            KafkaProperties kafka,
            EventReading<Command> referrals,
            EventReading<FollowUpNews> followUps,
            EventReading<HospitalEvent> encounters,
            @Value("${spring.cloud.stream.bindings.referrals-in-0.destination}") String referralTopic,
            @Value("${spring.cloud.stream.bindings.encounters-in-0.destination}") String encounterTopic) {
        return () -> new TopicArchive(
                new KafkaConsumer<>(settings(kafka), new StringDeserializer(), new ByteArrayDeserializer()),
                List.of(referralTopic, encounterTopic),
                new Meaning(deserializer(kafka), referrals, followUps, encounters));
    }

    private static Map<String, Object> settings(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        settings.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        return settings;
    }

    @SuppressWarnings("unchecked") // Kafka configures by class; what it reads is said by the setting
    private static Deserializer<GenericContainer> deserializer(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        Deserializer<GenericContainer> deserializer = Utils.newInstance(
                (Class<Deserializer<GenericContainer>>) settings.get(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG));
        deserializer.configure(settings, false);
        return deserializer;
    }
}
