package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The policies by the time from which each holds. */
public final class Policies {

    private final NavigableMap<Instant, Policy> byStart;

    /** At least one policy; the first one also holds for everything before it. */
    public Policies(Map<Instant, Policy> byStart) {
        if (byStart.isEmpty()) {
            throw new IllegalArgumentException("no placement policy");
        }
        this.byStart = new TreeMap<>(byStart);
    }

    /** The policy that holds at a time. */
    public Policy at(Instant time) {
        Map.Entry<Instant, Policy> entry = byStart.floorEntry(time);
        return entry == null ? byStart.firstEntry().getValue() : entry.getValue();
    }
}
