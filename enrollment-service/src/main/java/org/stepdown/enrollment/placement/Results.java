package org.stepdown.enrollment.placement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.stepdown.enrollment.seat.Census;
import org.stepdown.enrollment.seat.Seat;

/**
 * What came of the work at the desk.
 *
 * @param files referrals that are new or stand elsewhere, as they are now
 * @param seats seats that were taken or moved, as they are now
 * @param census census of the cohorts in which anything moved
 * @param waiting how many wait for those cohorts now
 * @param mergedAway referrals that have become part of another one
 * @param happenings what happened, in order
 */
public record Results(
        Collection<CaseFile> files,
        Collection<Seat> seats,
        Map<String, Census> census,
        Map<String, Integer> waiting,
        Set<UUID> mergedAway,
        List<Happening> happenings) {

    /** The decisions among what happened. */
    public List<Decision> decisions() {
        return happenings.stream()
                .filter(Happening.Decided.class::isInstance)
                .map(happening -> ((Happening.Decided) happening).decision())
                .toList();
    }
}
