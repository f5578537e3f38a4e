package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The policies by the time from which each holds; an index event keeps the one of its own time. */
public final class FollowUpPolicies {

    private final NavigableMap<Instant, FollowUpPolicy> byStart;

    /** At least one policy; the first one also holds for everything before it. */
    public FollowUpPolicies(Map<Instant, FollowUpPolicy> byStart) {
        if (byStart.isEmpty()) {
            throw new IllegalArgumentException("no follow-up policy");
        }
        this.byStart = new TreeMap<>(byStart);
    }

    /** The policy that holds at a time. */
    public FollowUpPolicy at(Instant time) {
        Map.Entry<Instant, FollowUpPolicy> entry = byStart.floorEntry(time);
        return entry == null ? byStart.firstEntry().getValue() : entry.getValue();
    }
}
