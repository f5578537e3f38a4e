package org.stepdown.bench.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.stepdown.bench.Contender;
import org.stepdown.bench.Distribution;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Run;

/** A record through the broker and back, at the same rate: the least that any message through Kafka takes. */
public final class BareKafka implements Contender {

    private final String topic = "bench.bare-" + System.nanoTime();
    private static final byte[] BODY = new byte[1_000];

    private final String servers;

    public BareKafka(Ground ground) throws Exception {
        servers = ground.bootstrapServers();
        ground.topics(List.of(topic));
    }

    @Override
    public String name() {
        return "Kafka end to end";
    }

    @Override
    public Run run(int things) throws Exception {
        long[] nanos = new long[things];
        try (KafkaProducer<Long, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", "0"),
                        new LongSerializer(),
                        new ByteArraySerializer());
                KafkaConsumer<Long, byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "group.id",
                                "bench-" + System.nanoTime(),
                                "auto.offset.reset",
                                "latest"),
                        new LongDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(100));
            }
            consumer.assignment().forEach(consumer::position);
            Thread sender = Thread.ofPlatform()
                    .daemon()
                    .start(() -> Pace.atHundredASecond(
                            things, i -> producer.send(new ProducerRecord<>(topic, System.nanoTime(), BODY))));
            int seen = 0;
            long began = System.nanoTime();
            while (seen < things) {
                for (ConsumerRecord<Long, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.key() >= began && seen < things) {
                        nanos[seen++] = System.nanoTime() - record.key();
                    }
                }
            }
            sender.join();
            return new Run(things, Duration.ofNanos(System.nanoTime() - began), new Distribution(nanos));
        }
    }
}
