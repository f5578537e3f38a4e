package org.stepdown.delivery.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Makes the serializer and deserializer that {@code spring.kafka} names, and the relay's producer. */
final class Serdes {

    private final KafkaProperties kafka;

    Serdes(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    @SuppressWarnings("unchecked") // Kafka configures by class; what it writes is said by the setting
    Serializer<GenericContainer> serializer() {
        Map<String, Object> settings = kafka.buildProducerProperties();
        Serializer<GenericContainer> serializer = Utils.newInstance(
                (Class<Serializer<GenericContainer>>) settings.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));
        serializer.configure(settings, false);
        return serializer;
    }

    @SuppressWarnings("unchecked") // as above
    Deserializer<GenericContainer> deserializer() {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        Deserializer<GenericContainer> deserializer = Utils.newInstance(
                (Class<Deserializer<GenericContainer>>) settings.get(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG));
        deserializer.configure(settings, false);
        return deserializer;
    }

    /**
     * A producer that never gives up while Kafka is away, since the first of two events that fails and the second that
     * goes through would change their order.
     */
    Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) Integer.MAX_VALUE);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000L);
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
