package org.stepdown.referral.intake.json;

import java.util.Map;
import java.util.Set;
import org.stepdown.referral.intake.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows of a body what says nothing of a person: the names of known fields, and the values of those that are codes. */
final class JsonMask {

    private static final Set<String> SHOWN = Set.of(
            "application",
            "facility",
            "event",
            "authority",
            "type",
            "patientClass",
            "unit",
            "priorUnit",
            "hospitalService",
            "admitSource",
            "disposition",
            "code",
            "system",
            "kind",
            "rank",
            "needs24HourSupervision",
            "safeAtHome",
            "priority",
            "track",
            "modality",
            "mandatedPriority",
            "reportedLocusLevel",
            "reportedAsamLevel");
    private static final Set<String> HIDDEN = Set.of(
            "occurredAt",
            "patient",
            "encounter",
            "diagnoses",
            "suitability",
            "mergedIdentifiers",
            "identifiers",
            "value",
            "family",
            "given",
            "birthDate",
            "sex",
            "language",
            "postalCode",
            "phone",
            "deceased",
            "deceasedAt",
            "visitNumber",
            "admittedAt",
            "dischargedAt",
            "referralKey",
            "requestedBy",
            "preferences",
            "site",
            "earliestStart",
            "payer");

    private JsonMask() {}

    static JsonNode of(JsonNode node) {
        return masked(node, false);
    }

    private static JsonNode masked(JsonNode node, boolean shown) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String name = field.getKey();
                boolean known = SHOWN.contains(name) || HIDDEN.contains(name);
                object.set(known ? name : Shape.of(name), masked(field.getValue(), SHOWN.contains(name)));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(masked(element, shown)));
            return array;
        }
        return shown || node.isNull() ? node : JsonNodeFactory.instance.stringNode(Shape.of(node.asString()));
    }

    static String of(String text, JsonMapper json) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(of(json.readTree(text)));
        } catch (tools.jackson.core.JacksonException e) {
            return Shape.of(text);
        }
    }
}
