package org.stepdown.delivery.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@WithRealParts
class RealPartsTest {

    private final RealParts parts;

    RealPartsTest(RealParts parts) {
        this.parts = parts;
    }

    @Test
    void the_broker_keeps_its_address_and_its_records_over_a_restart() throws Exception {
        parts.createTopics(1, "restarted");
        send("restarted", "before");
        parts.broker().stop();
        parts.broker().start();
        send("restarted", "after");
        assertThat(read("restarted", 2)).containsExactly("before", "after");
    }

    @Test
    void the_broker_keeps_its_records_over_a_crash() throws Exception {
        parts.createTopics(1, "crashed");
        send("crashed", "before");
        parts.broker().kill();
        parts.broker().start();
        send("crashed", "after");
        assertThat(read("crashed", 2)).containsExactly("before", "after");
    }

    @Test
    void making_a_topic_again_changes_nothing() throws Exception {
        parts.createTopics(1, "twice");
        send("twice", "kept");
        parts.createTopics(1, "twice", "beside");
        assertThat(read("twice", 1)).containsExactly("kept");
    }

    @Test
    void the_registry_takes_a_schema_and_gives_it_back_by_id() throws Exception {
        HttpResponse<String> registered =
                post("/subjects/kit-value/versions", "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}");
        assertThat(registered.statusCode()).isEqualTo(200);
        String id = registered.body().replaceAll("\\D", "");
        assertThat(get("/schemas/ids/" + id).body()).contains("string");
    }

    @Test
    void the_registry_comes_back_on_the_same_address() throws Exception {
        parts.registry().stop();
        parts.registry().start();
        assertThat(get("/subjects").statusCode()).isEqualTo(200);
    }

    @Test
    void each_database_is_fresh() throws Exception {
        Database first = parts.newDatabase("Kit-Test");
        first.execute("CREATE TABLE seen (id int)");
        Database second = parts.newDatabase("Kit-Test");
        second.execute("CREATE TABLE seen (id int)");
        assertThat(first.name()).isNotEqualTo(second.name());
    }

    @Test
    void committed_rows_outlive_a_restart_and_a_crash_of_the_server() throws Exception {
        Database database = parts.newDatabase("outlive");
        database.execute("CREATE TABLE seen (id int)", "INSERT INTO seen VALUES (1)");
        parts.database().stop();
        parts.database().start();
        database.execute("INSERT INTO seen VALUES (2)", "CHECKPOINT");
        parts.database().kill();
        parts.database().start();
        try (Connection connection = database.connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM seen")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void spring_is_told_every_address() {
        assertThat(parts.springProperties("kit"))
                .containsEntry("spring.kafka.bootstrap-servers", parts.bootstrapServers())
                .containsEntry("stepdown.delivery.registry.url", parts.registryUrl())
                .containsKeys("spring.datasource.url", "spring.datasource.username", "spring.datasource.password");
    }

    @Test
    void spring_is_told_only_of_the_parts_it_wants_and_a_database_comes_with_the_keys_of_what_it_seals() {
        assertThat(parts.springProperties("kit", RealPart.DATABASE).keySet())
                .allMatch(name -> name.startsWith("spring.datasource.") || name.startsWith("stepdown.vault."));
    }

    private void send(String topic, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", parts.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private List<String> read(String topic, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        parts.bootstrapServers(),
                        "group.id",
                        topic + "-readers",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(Set.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(parts.registryUrl() + path)));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return exchange(HttpRequest.newBuilder(URI.create(parts.registryUrl() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
