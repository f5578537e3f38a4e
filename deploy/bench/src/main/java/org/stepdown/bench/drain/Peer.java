package org.stepdown.bench.drain;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.stepdown.bench.Ground;
import org.stepdown.events.referral.Referral;
import org.stepdown.events.referral.ReferralOpened;

/** A consumer that places with the least that it takes; how many at a time is its variant's business. */
abstract class Peer implements AutoCloseable {

    static final String SCHEMA = """
            create table %1$s_inbox (event_id uuid primary key);
            create table %1$s_cohort (id int primary key, capacity int not null, taken int not null default 0,
                check (taken <= capacity));
            insert into %1$s_cohort select n, 1000000 from generate_series(0, 199) n;
            create table %1$s_placement (referral_id uuid primary key, cohort int not null, reasons text not null);
            create table %1$s_outbox (id bigint generated always as identity primary key, key text not null,
                body bytea not null, relayed boolean not null default false);
            create index on %1$s_outbox (id) where not relayed;
            """;
    static final String REASONS = "[{\"code\":\"EARLIEST_SESSION\"},{\"code\":\"SPECIFIC_CONDITION\"}]";
    private static final int POLL = 500;

    /** What is placed: an event, its referral and the cohort that it goes to. */
    record Placing(UUID eventId, UUID referralId, String key, int cohort) {}

    private final Ground ground;
    private final String topic;
    private final String group;
    private final Thread thread;
    private volatile boolean running = true;

    Peer(Ground ground, String topic, String group) {
        this.ground = ground;
        this.topic = topic;
        this.group = group;
        this.thread = Thread.ofPlatform().daemon().name(group).unstarted(this::consume);
    }

    void start() {
        thread.start();
    }

    /** Durable on return. */
    abstract void place(Connection connection, List<Placing> placings) throws SQLException;

    private void consume() {
        SpecificDatumReader<ReferralOpened> reader = new SpecificDatumReader<>(ReferralOpened.class);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ground.bootstrapServers(),
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false",
                "max.poll.records",
                POLL);
        try (KafkaConsumer<String, byte[]> kafka =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
                Connection connection = ground.connect(Ground.PEERS)) {
            connection.setAutoCommit(false);
            kafka.subscribe(List.of(topic));
            while (running) {
                ConsumerRecords<String, byte[]> records = kafka.poll(Duration.ofMillis(200));
                List<Placing> placings = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> message : records) {
                    placings.add(placing(message, reader));
                }
                if (!placings.isEmpty()) {
                    place(connection, placings);
                    kafka.commitSync();
                }
            }
        } catch (Exception e) {
            if (running) {
                throw new IllegalStateException(group + " ended", e);
            }
        }
    }

    private static Placing placing(ConsumerRecord<String, byte[]> message, SpecificDatumReader<ReferralOpened> reader)
            throws Exception {
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(message.value(), 5, message.value().length - 5, null);
        Referral referral = reader.read(null, decoder).getReferral();
        String eventId = new String(message.headers().lastHeader("event-id").value(), StandardCharsets.US_ASCII);
        UUID id = referral.getReferralId();
        return new Placing(UUID.fromString(eventId), id, message.key(), Math.floorMod(id.hashCode(), 200));
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join(Duration.ofSeconds(5));
    }
}
