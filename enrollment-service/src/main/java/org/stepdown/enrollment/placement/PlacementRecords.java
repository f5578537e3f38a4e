package org.stepdown.enrollment.placement;

import java.util.Collection;

/** Where referrals, seats and decisions are kept. */
public interface PlacementRecords {

    /** Waits until nobody else decides, and lays out what these commands are about. */
    Situation open(Collection<Command> commands);

    /** Keeps what came of it. */
    void keep(Results results);
}
