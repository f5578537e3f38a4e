package org.stepdown.local.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What has become of the messages of a case, in the words of its expectations.
 *
 * @param messages what is known of each message, oldest first; a null node for one that nobody knows
 * @param referrals each referral that they led to, in the order of the messages
 * @param decision the decision on the last referral
 * @param alerts alerts about any of the referrals
 */
record Outcome(List<JsonNode> messages, List<JsonNode> referrals, JsonNode decision, List<JsonNode> alerts) {

    /** What can be expected. */
    static final Set<String> KEYS = Set.of(
            "status",
            "failure",
            "events",
            "at",
            "verdict",
            "referral",
            "pathways",
            "screening",
            "screened",
            "conditions",
            "clocks",
            "part2",
            "safety",
            "history",
            "decision",
            "reasons",
            "cohort",
            "age",
            "deadline",
            "alerts",
            "policy");

    String value(String key) {
        JsonNode message = messages.isEmpty() ? none() : messages.getLast();
        JsonNode referral = referrals.isEmpty() ? none() : referrals.getLast();
        JsonNode screening = referral.path("screening");
        return switch (key) {
            case "status" -> text(message.path("status"), "UNKNOWN");
            case "failure" -> text(message.path("failure"), "none");
            case "events" ->
                joined(messages.stream()
                        .flatMap(each -> values(each.path("events"), "type").stream())
                        .toList());
            case "at" -> joined(values(message.path("events"), "occurredAt"));
            case "verdict" -> joined(strings(message.path("reasons")));
            case "referral" ->
                joined(referrals.stream()
                        .map(each -> text(each.path("status"), ""))
                        .toList());
            case "pathways" -> sorted(strings(referral.path("pathways")));
            case "screening" -> text(screening.path("level"), "none");
            case "screened" -> sorted(values(screening.path("reasons"), "code"));
            case "conditions" -> joined(strings(screening.path("conditions")));
            case "clocks" -> clocks(screening.path("clocks"));
            case "part2" -> text(screening.path("part2"), "none");
            case "safety" -> screening.path("safetyFlag").asBoolean(false) ? "yes" : "no";
            case "policy" -> text(screening.path("policyVersion"), "none");
            case "history" -> joined(values(referral.path("history"), "status"));
            case "decision" -> text(decision.path("outcome"), "none");
            case "reasons" -> sorted(values(decision.path("reasons"), "code"));
            case "cohort" -> text(referral.path("cohort").path("id"), "none");
            case "age" -> text(decision.path("inputs").path("ageBand"), "none");
            case "deadline" -> text(decision.path("inputs").path("sevenDayDeadline"), "none");
            case "alerts" -> told();
            default -> throw new IllegalArgumentException("nothing is expected by the name of " + key);
        };
    }

    private static JsonNode none() {
        return tools.jackson.databind.node.MissingNode.getInstance();
    }

    /** Each as TOPIC, its urgency where it is urgent, and whether it was taken back. */
    private String told() {
        return sorted(alerts.stream()
                .map(alert -> alert.path("topic").asString("")
                        + (alert.path("urgency").asString("").equals("URGENT") ? " urgent" : "")
                        + (alert.path("state").asString("").equals("RETRACTED") ? " retracted" : ""))
                .toList());
    }

    private static String clocks(JsonNode clocks) {
        Map<String, String> byMeasure = new LinkedHashMap<>();
        clocks.forEach(clock -> byMeasure.put(text(clock.path("measure"), ""), text(clock.path("indexDate"), "")));
        return sorted(byMeasure.entrySet().stream()
                .map(clock -> clock.getKey() + " " + clock.getValue())
                .toList());
    }

    private static List<String> values(JsonNode array, String field) {
        List<String> values = new ArrayList<>();
        array.forEach(item -> values.add(text(item.path(field), "")));
        return values;
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.asString(""))
                .toList();
    }

    private static String text(JsonNode node, String otherwise) {
        return node.isMissingNode() || node.isNull() ? otherwise : node.asString(otherwise);
    }

    private static String sorted(List<String> values) {
        return joined(List.copyOf(new TreeSet<>(values)));
    }

    private static String joined(List<String> values) {
        return values.isEmpty() ? "none" : values.stream().collect(Collectors.joining(", "));
    }
}
