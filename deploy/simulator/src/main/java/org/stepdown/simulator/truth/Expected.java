package org.stepdown.simulator.truth;

import java.util.Set;

/**
 * What has to have come of a life.
 *
 * @param pathways all that lead to its one referral; empty when there must be none that stands
 * @param level EVALUATE, REVIEW or NOT_ELIGIBLE
 * @param conditions what the patient is to be treated for
 * @param statuses those that the referral may have
 */
public record Expected(Set<String> pathways, String level, Set<String> conditions, Set<String> statuses) {

    static final Set<String> PLACED = Set.of("ENROLLED", "OFFERED", "WAITLISTED", "STARTED");
    static final Set<String> REVIEWED = Set.of("IN_REVIEW");
    static final Set<String> REFUSED = Set.of("NOT_ELIGIBLE");
    static final Set<String> OPEN = Set.of("ENROLLED", "OFFERED", "WAITLISTED", "STARTED", "IN_REVIEW");

    static final Expected NOTHING = new Expected(Set.of(), "", Set.of(), Set.of());

    public boolean isNothing() {
        return pathways.isEmpty();
    }
}
