package org.stepdown.bench.peers;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An outbox that Debezium's embedded engine reads from the write-ahead log, with the engine's defaults. */
public final class DebeziumHost {

    private static final long INTERVAL_NANOS = 10_000_000;
    private static final byte[] BODY = new byte[1_000];
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    private DebeziumHost() {}

    /** @param arguments the port to listen on, the database's URL of a superuser, the broker, the topic */
    public static void main(String[] arguments) throws Exception {
        String url = arguments[1];
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists captured"
                    + " (id bigint generated always as identity primary key, number bigint not null, body bytea)");
        }
        KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[2], "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        CountDownLatch polls = new CountDownLatch(1);
        DebeziumEngine<ChangeEvent<String, String>> engine = DebeziumEngine.create(Json.class)
                .using(settings(URI.create(url.substring("jdbc:".length()))))
                .using(new DebeziumEngine.ConnectorCallback() {
                    @Override
                    public void pollingStarted() {
                        polls.countDown();
                    }
                })
                .notifying((events, committer) -> {
                    for (ChangeEvent<String, String> event : events) {
                        relay(event, kafka, arguments[3]);
                    }
                    kafka.flush();
                    for (ChangeEvent<String, String> event : events) {
                        committer.markProcessed(event);
                    }
                    committer.markBatchFinished();
                })
                .build();
        Thread.ofPlatform().name("engine").start(engine);
        polls.await();
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket peer = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(peer, url));
            }
        }
    }

    private static Properties settings(URI database) {
        Properties settings = new Properties();
        settings.setProperty("name", "bench");
        settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        settings.setProperty("plugin.name", "pgoutput");
        settings.setProperty("topic.prefix", "bench");
        // The one thing that is no default: it would only make each event several times as long.
        settings.setProperty("converter.schemas.enable", "false");
        settings.setProperty("table.include.list", "public.captured");
        settings.setProperty("database.hostname", database.getHost());
        settings.setProperty("database.port", String.valueOf(database.getPort()));
        settings.setProperty("database.dbname", database.getPath().substring(1));
        for (String part : database.getQuery().split("&")) {
            String[] pair = part.split("=", 2);
            if (pair[0].equals("user") || pair[0].equals("password")) {
                settings.setProperty("database." + pair[0], pair[1]);
            }
        }
        return settings;
    }

    private static void relay(ChangeEvent<String, String> event, KafkaProducer<String, byte[]> kafka, String topic) {
        Matcher number = NUMBER.matcher(event.value() == null ? "" : event.value());
        if (number.find()) {
            kafka.send(new ProducerRecord<>(topic, number.group(1), BODY));
        }
    }

    /** For each line with a number: commits so many rows, and says when each commit was asked for, in nanoseconds. */
    private static void serve(Socket peer, String url) {
        try (peer;
                Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement("insert into captured (number, body) values (?, ?)");
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
                PrintWriter out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            connection.setAutoCommit(false);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int things = Integer.parseInt(line);
                StringBuilder answer = new StringBuilder();
                long began = System.nanoTime();
                for (int i = 0; i < things; i++) {
                    for (long left = began + i * INTERVAL_NANOS - System.nanoTime(); left > 0; left = began + i * INTERVAL_NANOS - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    insert.setLong(1, i);
                    insert.setBytes(2, BODY);
                    insert.executeUpdate();
                    answer.append(System.nanoTime()).append(' ');
                    connection.commit();
                }
                out.println(answer);
            }
        } catch (IOException | SQLException e) {
            System.err.println("connection ended: " + e);
        }
    }
}
