package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stepdown.enrollment.hospital.Visit;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.hospital.Visits;

/**
 * Everything that the clocks of one person depend on, however it came.
 *
 * @param referrals what was told of the person's referrals, by id
 * @param merged referrals that became part of another one, by that one's id
 * @param attended when the sessions began that the person attended
 * @param stays stays in hospital, the earliest first
 */
public record PersonFacts(
        Map<UUID, ToldReferral> referrals, Map<UUID, UUID> merged, List<Instant> attended, List<Visit> stays) {

    public PersonFacts(
            Collection<ToldReferral> referrals,
            Map<UUID, UUID> merged,
            Collection<Instant> attended,
            Collection<VisitFact> visits) {
        this(
                referrals.stream().collect(Collectors.toMap(ToldReferral::id, referral -> referral)),
                Map.copyOf(merged),
                attended.stream().sorted().toList(),
                Visits.of(visits).stream()
                        .filter(visit -> visit.stands() && visit.setting() == VisitFact.Setting.STAY)
                        .sorted(Comparator.comparing(Visit::beganAt)
                                .thenComparing(visit -> visit.id().toString()))
                        .toList());
    }
}
