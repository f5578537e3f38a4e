package org.stepdown.bench.relay;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.bench.alert.Pace;
import org.stepdown.delivery.Spans;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.delivery.outbox.OutboxRelay;
import org.stepdown.delivery.outbox.OutboxSender;
import org.stepdown.delivery.outbox.RelaySettings;
import org.stepdown.delivery.outbox.RelayWake;

/** A service that does nothing but write to its outbox, with the relay beside it. Runs on the libraries that the services ship. */
public final class OutboxHost {

    private static final byte[] BODY = new byte[1_000];

    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final String topic;

    private OutboxHost(Outbox outbox, TransactionTemplate transactions, String topic) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.topic = topic;
    }

    /** @param arguments the port to listen on, the database's URL, the broker, the topic */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(arguments[1]);
        database.setMaximumPoolSize(5);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Flyway.configure(Outbox.class.getClassLoader())
                .dataSource(database)
                .schemas("delivery")
                .createSchemas(true)
                .locations("classpath:org/stepdown/delivery/postgres")
                .load()
                .migrate();
        RelayWake wake = new RelayWake();
        OutboxRelay relay = new OutboxRelay(
                database,
                () -> new OutboxSender(producer(arguments[2]), (to, schema, body) -> body, Spans.none()),
                new RelaySettings(1_000, Duration.ofSeconds(1), Duration.ofDays(1)),
                wake,
                new SimpleMeterRegistry());
        relay.start();
        OutboxHost host = new OutboxHost(
                new Outbox(jdbc, wake), new TransactionTemplate(new JdbcTransactionManager(database)), arguments[3]);
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket peer = server.accept();
                Thread.ofPlatform().daemon().start(() -> host.serve(peer));
            }
        }
    }

    private static KafkaProducer<String, byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "enable.idempotence", true, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** For each line with a number: commits so many events, and says when each commit was asked for, in nanoseconds. */
    private void serve(Socket peer) {
        try (peer;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
                PrintWriter out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int things = Integer.parseInt(line);
                long[] asked = new long[things];
                Pace.atHundredASecond(things, i -> write(i, asked));
                StringBuilder answer = new StringBuilder();
                for (long nanos : asked) {
                    answer.append(nanos).append(' ');
                }
                out.println(answer);
            }
        } catch (IOException e) {
            System.err.println("connection ended: " + e);
        }
    }

    private void write(int number, long[] asked) {
        transactions.executeWithoutResult(status -> {
            outbox.appendRaw(new Outbox.RawEvent(
                    UUID.randomUUID(),
                    topic,
                    String.valueOf(number),
                    "bench",
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    BODY));
            asked[number] = System.nanoTime();
        });
    }
}
