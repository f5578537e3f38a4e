package org.stepdown.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch did, gathered by what is the same: so a batch of hundreds is a handful of entries with many objects each,
 * and recording it costs hardly more than not to.
 */
public final class Tally {

    private record Same(Kind kind, Actor actor, String what, Outcome outcome, String code) {}

    private final Map<Same, List<String>> objects = new LinkedHashMap<>();

    /** Something was done about an object. */
    public void add(Kind kind, Actor actor, String what, Outcome outcome, String code, String object) {
        objects.computeIfAbsent(new Same(kind, actor, what, outcome, code), same -> new ArrayList<>())
                .add(object);
    }

    /** All of it, as of one time. */
    public List<Entry> entries(Instant at) {
        List<Entry> entries = new ArrayList<>();
        objects.forEach((same, ids) -> {
            for (int from = 0; from < ids.size(); from += Entry.MOST_OBJECTS) {
                List<String> some = ids.subList(from, Math.min(from + Entry.MOST_OBJECTS, ids.size()));
                entries.add(Entry.of(at, same.kind(), same.actor(), same.what(), same.outcome(), same.code())
                        .about(some)
                        .times(some.size()));
            }
        });
        return entries;
    }
}
