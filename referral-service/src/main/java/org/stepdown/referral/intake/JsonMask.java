package org.stepdown.referral.intake;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows of a JSON body what says nothing of a person: names of fields, and the values of those that are codes. */
public final class JsonMask {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Set<String> shown;
    private final Predicate<String> names;

    /**
     * @param shown fields whose values may be seen, without dates
     * @param names fields that the format has; others may be named after a person
     */
    public JsonMask(Set<String> shown, Predicate<String> names) {
        this.shown = Set.copyOf(shown);
        this.names = names;
    }

    /** What is no JSON shows only its shape. */
    public String of(String text) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(masked(JSON.readTree(text), false));
        } catch (JacksonException e) {
            return Shape.of(text);
        }
    }

    private JsonNode masked(JsonNode node, boolean seen) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String name = field.getKey();
                object.set(names.test(name) ? name : Shape.of(name), masked(field.getValue(), shown.contains(name)));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(masked(element, seen)));
            return array;
        }
        String value = node.asString();
        return node.isNull()
                ? node
                : JsonNodeFactory.instance.stringNode(seen ? Shape.withoutDates(value) : Shape.of(value));
    }
}
