package org.stepdown.acceptance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes as the Avro 1.12 specification gives them, or as its rules make them by hand. */
class AvroBinaryTest {

    private static final String EVERYTHING = """
            {"type": "record", "name": "Everything", "namespace": "a.b", "fields": [
              {"name": "word", "type": {"type": "enum", "name": "Word", "symbols": ["NO", "YES"]}},
              {"name": "again", "type": "Word"},
              {"name": "qualified", "type": ["null", "a.b.Word"]},
              {"name": "when", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "words", "type": {"type": "map", "values": "string"}},
              {"name": "flag", "type": "boolean"},
              {"name": "raw", "type": "bytes"},
              {"name": "four", "type": {"type": "fixed", "name": "Four", "size": 4}},
              {"name": "next", "type": ["null", "Everything"]}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "0,00",
        "-1,01",
        "1,02",
        "-2,03",
        "2,04",
        "-64,7f",
        "64,8001",
        "8192,808001",
        "-9223372036854775808," + "ffffffffffffffffff01"
    })
    void a_long_is_zigzag_in_groups_of_seven_bits(String number, String hex) {
        assertReadsAndWrites("\"long\"", hex, number);
    }

    @Test
    void a_string_is_its_length_and_its_utf_8() {
        assertReadsAndWrites("\"string\"", "06666f6f", "\"foo\"");
        assertReadsAndWrites("\"string\"", "04c3a9", "\"é\"");
    }

    @Test
    void floating_numbers_are_little_endian() {
        assertReadsAndWrites("\"float\"", "0000c03f", "1.5");
        assertReadsAndWrites("\"double\"", "000000000000f8bf", "-1.5");
    }

    @Test
    void a_record_is_its_fields_one_after_the_other() {
        assertReadsAndWrites("""
                {"type": "record", "name": "test", "fields": [
                  {"name": "a", "type": "long"}, {"name": "b", "type": "string"}]}
                """, "3606666f6f", "{\"a\": 27, \"b\": \"foo\"}");
    }

    @Test
    void an_array_comes_in_blocks_and_ends_with_an_empty_one() {
        String longs = "{\"type\": \"array\", \"items\": \"long\"}";
        assertReadsAndWrites(longs, "04063600", "[3, 27]");
        assertReadsAndWrites(longs, "00", "[]");
        assertReads(longs, "0206023600", "[3, 27]");
    }

    @Test
    void a_block_with_a_negative_count_gives_its_size_in_bytes_first() {
        assertReads("{\"type\": \"array\", \"items\": \"long\"}", "0304063600", "[3, 27]");
    }

    @Test
    void a_union_is_the_number_of_its_branch_and_the_value() {
        assertReadsAndWrites("[\"null\", \"string\"]", "00", "null");
        assertReadsAndWrites("[\"null\", \"string\"]", "020261", "\"a\"");
        assertReadsAndWrites("[\"string\", \"null\"]", "02", "null");
    }

    @Test
    void named_types_are_found_again_by_either_name() {
        String inner = "00" + "00" + "00" + "00" + "00" + "00" + "00" + "00000000" + "00";
        assertReads(
                EVERYTHING,
                "02" + "00" + "0202" + "80897a" + "02026b027600" + "01" + "0401ff" + "0a0b0c0d" + "02" + inner,
                """
                {"word": "YES", "again": "NO", "qualified": "YES", "when": 1000000, "words": {"k": "v"}, "flag": true,
                 "raw": "Af8=", "four": "CgsMDQ==", "next":
                   {"word": "NO", "again": "NO", "qualified": null, "when": 0, "words": {}, "flag": false,
                    "raw": "", "four": "AAAAAA==", "next": null}}
                """);
    }

    @Test
    void what_is_written_is_read_again() {
        AvroType type = SchemaReader.read(EVERYTHING);
        JsonNode value = AvroDecoder.decode(
                type, bytes("02" + "00" + "0202" + "80897a" + "02026b027600" + "01" + "0401ff" + "0a0b0c0d" + "00"));
        assertThat(AvroDecoder.decode(type, ByteBuffer.wrap(AvroEncoder.encode(type, value))))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "string,06666f",
        "string,04ff",
        "long,0000",
        "boolean,02",
        "string,02ff",
        "long,808080808080808080808001"
    })
    void anything_else_is_refused(String type, String hex) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> AvroDecoder.decode(SchemaReader.read("\"" + type + "\""), bytes(hex)));
    }

    private static void assertReadsAndWrites(String schema, String hex, String json) {
        assertReads(schema, hex, json);
        assertThat(AvroEncoder.encode(
                        SchemaReader.read(schema), JsonMapper.shared().readTree(json)))
                .isEqualTo(HexFormat.of().parseHex(hex));
    }

    private static void assertReads(String schema, String hex, String json) {
        JsonMapper mapper = JsonMapper.shared();
        JsonNode decoded = AvroDecoder.decode(SchemaReader.read(schema), bytes(hex));
        assertThat(mapper.readTree(mapper.writeValueAsString(decoded))).isEqualTo(mapper.readTree(json));
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
