package org.stepdown.acceptance.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.stepdown.acceptance.wire.AvroType.Primitive;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a schema's JSON. Names without a namespace take that of the type around them ("Names"). */
final class SchemaReader {

    private final Map<String, AvroType> named = new HashMap<>();

    private SchemaReader() {}

    static AvroType read(String json) {
        return new SchemaReader().type(JsonMapper.shared().readTree(json), "");
    }

    private AvroType type(JsonNode schema, String namespace) {
        if (schema.isString()) {
            return reference(schema.asString(), namespace);
        }
        if (schema.isArray()) {
            return new AvroType.Union(types(schema, namespace));
        }
        JsonNode type = schema.get("type");
        if (!type.isString()) {
            return type(type, namespace);
        }
        return switch (type.asString()) {
            case "record", "error" -> structure(schema, namespace);
            case "enum" -> known(schema, namespace, new AvroType.Enumeration(name(schema, namespace), symbols(schema)));
            case "fixed" ->
                known(
                        schema,
                        namespace,
                        new AvroType.Fixed(
                                name(schema, namespace), schema.get("size").asInt()));
            case "array" -> new AvroType.Array(type(schema.get("items"), namespace));
            case "map" -> new AvroType.Dictionary(type(schema.get("values"), namespace));
            default -> reference(type.asString(), namespace);
        };
    }

    private AvroType structure(JsonNode schema, String namespace) {
        String name = name(schema, namespace);
        String inner = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
        List<AvroType.Field> fields = new ArrayList<>();
        AvroType structure = known(schema, namespace, new AvroType.Structure(name, fields));
        for (JsonNode field : schema.get("fields")) {
            fields.add(new AvroType.Field(field.get("name").asString(), type(field.get("type"), inner)));
        }
        return structure;
    }

    private AvroType known(JsonNode schema, String namespace, AvroType type) {
        named.put(name(schema, namespace), type);
        return type;
    }

    private AvroType reference(String name, String namespace) {
        for (Primitive primitive : Primitive.values()) {
            if (primitive.name().toLowerCase(Locale.ROOT).equals(name)) {
                return primitive;
            }
        }
        AvroType type = named.get(qualified(name, namespace));
        if (type == null) {
            throw new UnreadableException("the schema names " + name + " and does not define it");
        }
        return type;
    }

    private List<AvroType> types(JsonNode schemas, String namespace) {
        return stream(schemas).map(schema -> type(schema, namespace)).toList();
    }

    private static List<String> symbols(JsonNode schema) {
        return stream(schema.get("symbols")).map(JsonNode::asString).toList();
    }

    private static String name(JsonNode schema, String namespace) {
        String own = schema.path("namespace").asString("");
        return qualified(schema.get("name").asString(), own.isEmpty() ? namespace : own);
    }

    private static String qualified(String name, String namespace) {
        return name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }
}
