package org.stepdown.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** What every schema must keep: documented, open enums, times and dates that say what they are. */
class SchemaRulesTest {

    @Test
    void every_schema_keeps_the_rules() {
        assertThat(violations(catalogue())).isEmpty();
    }

    @Test
    void a_violation_of_each_rule_is_found() {
        Schema planted = SchemaBuilder.record("Planted")
                .fields()
                .requiredLong("seenAt")
                .name("kind")
                .type(SchemaBuilder.enumeration("Kind").symbols("A"))
                .noDefault()
                .endRecord();

        assertThat(violations(List.of(planted)))
                .containsExactlyInAnyOrder(
                        "Planted has no doc",
                        "Planted.seenAt has no doc",
                        "Planted.seenAt is a long but not timestamp-micros",
                        "Planted.kind has no doc",
                        "Kind has no doc",
                        "Kind has no default symbol");
    }

    @Test
    void event_names_are_unique_over_all_topics() {
        List<String> names = catalogue().stream().map(Schema::getFullName).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    private static List<Schema> catalogue() {
        return Topics.all().stream().flatMap(topic -> topic.types().stream()).toList();
    }

    private static List<String> violations(List<Schema> schemas) {
        Map<String, Schema> named = new LinkedHashMap<>();
        schemas.forEach(schema -> collect(schema, named));
        List<String> found = new ArrayList<>();
        named.values().forEach(schema -> check(schema, found));
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), named));
                }
            }
            case ENUM -> named.put(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), named);
            case MAP -> collect(schema.getValueType(), named);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, named));
            default -> {}
        }
    }

    private static void check(Schema schema, List<String> found) {
        if (schema.getDoc() == null || schema.getDoc().isBlank()) {
            found.add(schema.getFullName() + " has no doc");
        }
        if (schema.getType() == Schema.Type.ENUM) {
            if (schema.getEnumDefault() == null) {
                found.add(schema.getFullName() + " has no default symbol");
            }
            return;
        }
        for (Schema.Field field : schema.getFields()) {
            String name = schema.getFullName() + "." + field.name();
            if (field.doc() == null || field.doc().isBlank()) {
                found.add(name + " has no doc");
            }
            branches(field.schema()).forEach(type -> checkTime(name, type, found));
        }
    }

    private static List<Schema> branches(Schema schema) {
        return schema.getType() == Schema.Type.UNION ? schema.getTypes() : List.of(schema);
    }

    private static void checkTime(String name, Schema type, List<String> found) {
        LogicalType logical = type.getLogicalType();
        if (type.getType() == Schema.Type.LONG && !(logical instanceof LogicalTypes.TimestampMicros)) {
            found.add(name + " is a long but not timestamp-micros");
        }
        if (name.endsWith("Date") && type.getType() != Schema.Type.NULL && !(logical instanceof LogicalTypes.Date)) {
            found.add(name + " is named a date but is none");
        }
    }
}
