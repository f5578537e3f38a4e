package org.stepdown.referral.intake.fhir;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.intake.fhir.FhirParser.Misfit;
import tools.jackson.databind.JsonNode;

/** Finds where a value stands, as FHIRPath: the parser tells only the name of its element. */
final class Whereabouts {

    /** Elsewhere a value that can't be read counts as absent: a bad birth date is no reason to turn a discharge away. */
    private static final Set<String> MATTER = Set.of("Bundle", "MessageHeader", "Encounter", "ServiceRequest", "Task");

    private Whereabouts() {}

    /** Null when it is not found, or only where it does not matter. */
    static @Nullable String of(JsonNode tree, Misfit misfit) {
        String type = Sent.text(tree, "resourceType");
        return within(tree, misfit, type, type);
    }

    private static @Nullable String within(JsonNode node, Misfit misfit, String path, String resource) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String place = path + "." + field.getKey();
            JsonNode value = field.getValue();
            boolean matters = MATTER.contains(resource);
            if (matters && field.getKey().equals(misfit.element()) && fits(value, misfit)) {
                return place;
            }
            String deeper = value.isArray()
                    ? amongst(value, misfit, place, resource)
                    : within(value, misfit, place, resource(value, resource));
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    private static @Nullable String amongst(JsonNode array, Misfit misfit, String path, String resource) {
        for (int i = 0; i < array.size(); i++) {
            String place = path + "[" + i + "]";
            JsonNode item = array.get(i);
            String found = within(item, misfit, place, resource(item, resource));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String resource(JsonNode node, String outer) {
        String type = Sent.text(node, "resourceType");
        return type.isEmpty() ? outer : type;
    }

    private static boolean fits(JsonNode value, Misfit misfit) {
        return misfit.value() == null || value.asString("").equals(misfit.value());
    }
}
