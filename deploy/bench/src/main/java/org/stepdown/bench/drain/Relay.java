package org.stepdown.bench.drain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.stepdown.bench.Ground;

/** The relay of the peers: a thousand rows, flush, mark, at once again. */
final class Relay implements AutoCloseable {

    private final Ground ground;
    private final String table;
    private final String topic;
    private final Thread thread;
    private volatile boolean running = true;

    Relay(Ground ground, String table, String topic) {
        this.ground = ground;
        this.table = table;
        this.topic = topic;
        thread = Thread.ofPlatform().daemon().name("relay-" + table).start(this::relay);
    }

    private void relay() {
        try (Connection connection = ground.connect(Ground.PEERS);
                PreparedStatement off = connection.prepareStatement("set synchronous_commit = off");
                PreparedStatement select = connection.prepareStatement(
                        "select id, key, body from " + table + " where not relayed order by id limit 1000");
                PreparedStatement mark =
                        connection.prepareStatement("update " + table + " set relayed = true where id = any (?)");
                KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
                        Map.of("bootstrap.servers", ground.bootstrapServers(), "acks", "all", "linger.ms", "5"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            off.execute();
            while (running) {
                List<Long> sent = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        sent.add(rows.getLong(1));
                        kafka.send(new ProducerRecord<>(topic, rows.getString(2), rows.getBytes(3)));
                    }
                }
                if (sent.isEmpty()) {
                    Thread.sleep(10);
                    continue;
                }
                kafka.flush();
                mark.setArray(1, connection.createArrayOf("bigint", sent.toArray()));
                mark.executeUpdate();
            }
        } catch (Exception e) {
            if (running) {
                throw new IllegalStateException("the relay of " + table + " ended", e);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join(5_000);
    }
}
