package org.stepdown.bench.year;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.RawMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.stepdown.bench.Ground;
import tools.jackson.databind.json.JsonMapper;

/** Puts events into the topics, as their publishers would. */
final class Teller implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ground ground;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> schemas = new HashMap<>();
    private final KafkaProducer<String, byte[]> kafka;

    Teller(Ground ground) {
        this.ground = ground;
        this.kafka = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ground.bootstrapServers(),
                        "acks",
                        "all",
                        "linger.ms",
                        "5",
                        "batch.size",
                        "262144"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when the broker has all of them. */
    void tell(List<SyntheticState.Told> all) throws Exception {
        for (SyntheticState.Told told : all) {
            String type = told.event().getSchema().getFullName();
            ProducerRecord<String, byte[]> message =
                    new ProducerRecord<>(told.topic().name(), told.key(), value(told, type));
            header(message.headers(), "event-id", told.id().toString());
            header(message.headers(), "event-type", type);
            header(message.headers(), "occurred-at", told.at().toString());
            header(message.headers(), "correlation-id", told.id().toString());
            kafka.send(message);
        }
        kafka.flush();
    }

    private byte[] value(SyntheticState.Told told, String type) throws Exception {
        SpecificRecord event = told.event();
        Integer schema = schemas.get(type);
        if (schema == null) {
            schema = registered(told.topic().name() + "-" + type, event);
            schemas.put(type, schema);
        }
        SpecificData data = SpecificData.getForClass(event.getClass());
        ByteBuffer body = new RawMessageEncoder<SpecificRecord>(data, event.getSchema()).encode(event);
        return ByteBuffer.allocate(5 + body.remaining())
                .put((byte) 0)
                .putInt(schema)
                .put(body)
                .array();
    }

    private int registered(String subject, SpecificRecord event) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ground.registryUrl() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("schema", event.getSchema().toString()))))
                .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JSON.readTree(answer).path("id").asInt();
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        kafka.close();
        http.close();
    }
}
