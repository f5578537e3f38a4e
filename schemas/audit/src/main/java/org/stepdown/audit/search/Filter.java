package org.stepdown.audit.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;

/**
 * What somebody looks for; null is anything.
 *
 * @param object identity of one of the objects
 * @param from not before
 * @param to before
 */
public record Filter(
        @Nullable String account,
        @Nullable Kind kind,
        @Nullable Outcome outcome,
        @Nullable String object,
        @Nullable Instant from,
        @Nullable Instant to) {

    record Clause(String sql, List<Object> values) {}

    Clause clause() {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        add("e.account = ?", account, conditions, values);
        add("e.kind = ?", kind == null ? null : kind.name(), conditions, values);
        add("e.outcome = ?", outcome == null ? null : outcome.name(), conditions, values);
        add("e.objects @> array[?]::text[]", object, conditions, values);
        add("e.at >= ?::timestamptz", from == null ? null : from.toString(), conditions, values);
        add("e.at < ?::timestamptz", to == null ? null : to.toString(), conditions, values);
        return new Clause(String.join(" and ", conditions), values);
    }

    private static void add(String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
