package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.SortedMap;

/** The versions of the placement policy; only ever added to. */
public interface PolicyBook {

    /** All versions by the time from which each holds. */
    SortedMap<Instant, Policy> versions();

    /** The one that holds at a time. */
    default Policy at(Instant time) {
        return new Policies(versions()).at(time);
    }

    /** Adds a version; false when there is one of this name or from that time. */
    boolean add(Policy policy, Instant from);
}
