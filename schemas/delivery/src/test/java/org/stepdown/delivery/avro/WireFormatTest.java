package org.stepdown.delivery.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stepdown.delivery.kit.RealPart;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.delivery.sample.Noted;

class WireFormatTest {

    private static final String TOPIC = "wire-format";

    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private String registry = "";

    @BeforeEach
    void start() {
        RealParts.shared().prepare(RealPart.REGISTRY);
        registry = RealParts.shared().registryUrl();
        Map<String, String> settings =
                Map.of("schema.registry.url", registry, "trusted.packages", "org.stepdown.delivery.sample");
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
    }

    @AfterEach
    void stop() {
        serializer.close();
        deserializer.close();
    }

    @Test
    void the_bytes_are_those_that_the_description_of_the_format_gives() throws Exception {
        byte[] value = serializer.serialize(TOPIC, new Noted("hi", 150L));

        // 0x00, the id big-endian; "hi": length 2 as zigzag 0x04; 150 as zigzag varint 300 = 0xAC 0x02.
        byte[] golden = ByteBuffer.allocate(10)
                .put((byte) 0)
                .putInt(latestId(TOPIC + "-org.stepdown.delivery.sample.Noted"))
                .put(new byte[] {0x04, 'h', 'i', (byte) 0xAC, 0x02})
                .array();
        assertThat(value).isEqualTo(golden);
    }

    @Test
    void what_was_written_is_read_again() {
        GenericContainer read = deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, new Noted("note", -1L)));

        assertThat(read).isEqualTo(new Noted("note", -1L));
    }

    @Test
    void a_value_that_is_not_framed_so_is_refused() {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, "{\"json\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("first byte is 0x7b");
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("2 bytes");
    }

    @Test
    void a_truncated_or_overlong_record_is_refused() {
        byte[] value = Objects.requireNonNull(serializer.serialize(TOPIC, new Noted("note", 7L)));

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, Arrays.copyOf(value, value.length - 2)))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, Arrays.copyOf(value, value.length + 1)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void a_schema_id_in_a_header_is_told_plainly() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("__value_schema_id", new byte[17]);

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, headers, new byte[] {4, 'h', 'i', 2}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("__value_schema_id")
                .hasMessageContaining("PrefixSchemaIdSerializer");
    }

    @Test
    void a_schema_can_not_name_a_class_outside_the_trusted_packages() {
        AvroDeserializer strict = new AvroDeserializer();
        strict.configure(Map.of("schema.registry.url", registry, "trusted.packages", "org.other"), false);

        assertThatThrownBy(() -> strict.deserialize(TOPIC, serializer.serialize(TOPIC, new Noted("note", 1L))))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no trusted package");
        strict.close();
    }

    private int latestId(String subject) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + subject + "/versions/latest"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Integer.parseInt(body.replaceAll("(?s).*\"id\"\\s*:\\s*(\\d+).*", "$1"));
    }
}
