package org.stepdown.referral.intake.fhir;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the organisations, places and people that a body refers to are called. */
final class Names {

    private final Map<String, JsonNode> targets = new HashMap<>();

    Names(JsonNode body) {
        body.path("contained").forEach(this::contain);
        for (JsonNode entry : body.path("entry")) {
            JsonNode resource = entry.path("resource");
            String id = Sent.text(resource, "id");
            targets.putIfAbsent(Sent.text(entry, "fullUrl"), resource);
            targets.putIfAbsent(Sent.text(resource, "resourceType") + "/" + id, resource);
            targets.putIfAbsent("urn:uuid:" + id, resource);
        }
        targets.remove("");
    }

    private void contain(JsonNode resource) {
        targets.putIfAbsent("#" + Sent.text(resource, "id"), resource);
    }

    /** All names of what a reference leads to, the plainest first: name, identifiers, what the reference itself says. */
    List<String> of(JsonNode owner, JsonNode reference) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode target = target(owner, reference);
        if (Sent.text(target, "resourceType").equals("PractitionerRole")) {
            collect(target(owner, target.path("organization")), target.path("organization"), names);
        }
        collect(target, reference, names);
        return List.copyOf(names);
    }

    private static void collect(JsonNode target, JsonNode reference, Set<String> names) {
        add(Sent.text(target, "name"), names);
        target.path("identifier").forEach(identifier -> add(Sent.text(identifier, "value"), names));
        target.path("alias").forEach(alias -> add(alias.stringValue("").strip(), names));
        add(Sent.text(reference.path("identifier"), "value"), names);
        add(Sent.text(reference, "display"), names);
        String literal = Sent.text(reference, "reference");
        if (target.isMissingNode() && literal.matches("[A-Z][A-Za-z]+/[^/]+")) {
            add(literal.substring(literal.indexOf('/') + 1), names);
        }
    }

    private static void add(String name, Set<String> names) {
        if (!name.isEmpty()) {
            names.add(name);
        }
    }

    /** What a reference leads to: contained, or in the bundle by its full URL or its type and id. */
    JsonNode target(JsonNode owner, JsonNode reference) {
        String literal = Sent.text(reference, "reference").replaceFirst("/_history/.*", "");
        if (literal.startsWith("#")) {
            for (JsonNode contained : owner.path("contained")) {
                if (literal.equals("#" + Sent.text(contained, "id"))) {
                    return contained;
                }
            }
        }
        JsonNode exact = targets.get(literal);
        if (exact != null) {
            return exact;
        }
        String[] steps = literal.split("/", -1);
        String relative = steps.length < 2 ? literal : steps[steps.length - 2] + "/" + steps[steps.length - 1];
        return targets.getOrDefault(relative, MissingNode.getInstance());
    }
}
