package org.stepdown.enrollment.placement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.seat.Seat;

/**
 * What came of the work at the desk.
 *
 * @param files referrals that are new or stand elsewhere, as they are now
 * @param seats seats that were taken or moved, as they are now; a referral's later seat after its earlier one
 * @param mergedAway referrals that have become part of another one
 * @param happenings what happened, in order; at the end the census of every cohort in which anything moved
 * @param refusals what staff asked for and was refused, by the command's cause
 */
public record Results(
        Collection<CaseFile> files,
        Collection<Seat> seats,
        Set<UUID> mergedAway,
        List<Happening> happenings,
        Map<UUID, List<Reason>> refusals) {

    /** Why a command was refused; nothing when it was done. */
    public List<Reason> refusal(UUID cause) {
        return refusals.getOrDefault(cause, List.of());
    }

    /** What happened, of one kind. */
    public <T extends Happening> List<T> all(Class<T> kind) {
        return happenings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
