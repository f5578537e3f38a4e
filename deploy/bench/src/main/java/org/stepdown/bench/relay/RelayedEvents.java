package org.stepdown.bench.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.stepdown.bench.Contender;
import org.stepdown.bench.Distribution;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Run;

/** Events committed at an even rate by a program on a port, each until somebody has read it from its topic. */
final class RelayedEvents implements Contender {

    private final String name;
    private final Ground ground;
    private final int port;
    private final String topic;

    RelayedEvents(String name, Ground ground, int port, String topic) {
        this.name = name;
        this.ground = ground;
        this.port = port;
        this.topic = topic;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Run run(int things) throws Exception {
        long[] read = new long[things];
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", ground.bootstrapServers(), "group.id", "p6-" + System.nanoTime()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                Socket socket = new Socket("127.0.0.1", port)) {
            consumer.subscribe(List.of(topic));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(100));
            }
            consumer.assignment().forEach(consumer::position);
            long began = System.nanoTime();
            CompletableFuture<long[]> asked = CompletableFuture.supplyAsync(() -> written(socket, things));
            for (int left = things; left > 0; ) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    int number = Integer.parseInt(record.key());
                    if (read[number] == 0) {
                        read[number] = System.nanoTime();
                        left--;
                    }
                }
            }
            long[] from = asked.get();
            long[] nanos = new long[things];
            Arrays.setAll(nanos, i -> read[i] - from[i]);
            return new Run(things, Duration.ofNanos(System.nanoTime() - began), new Distribution(nanos));
        }
    }

    /** When each commit was asked for. The clock is that of the machine, the same for all programs. */
    private static long[] written(Socket socket, int things) {
        try {
            new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII).println(things);
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Arrays.stream(line.strip().split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
