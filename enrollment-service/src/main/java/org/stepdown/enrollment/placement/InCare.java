package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.hospital.Visit;
import org.stepdown.enrollment.hospital.VisitFact.Setting;
import org.stepdown.enrollment.referral.Referral;

/**
 * Hospital visits of a referred patient that came after what the referral is about.
 *
 * @param stays stays in which the patient is at the moment
 * @param emergencies visits to an emergency department
 * @param readmittedAt when the latest stay began
 * @param wentElsewhereAt when it ended, if the patient did not go home
 */
public record InCare(
        Set<UUID> stays,
        Set<UUID> emergencies,
        @Nullable Instant readmittedAt,
        @Nullable Instant wentElsewhereAt) {

    public static final InCare NOTHING = new InCare(Set.of(), Set.of(), null, null);

    public InCare {
        stays = Set.copyOf(stays);
        emergencies = Set.copyOf(emergencies);
    }

    static InCare of(Collection<Visit> visits, Referral referral, Policy policy) {
        List<Visit> since = visits.stream()
                .filter(Visit::stands)
                .filter(visit -> visit.beganAt().isAfter(referral.openedAt()) || countsReopened(visit, referral))
                .toList();
        List<Visit> stays = since.stream()
                .filter(visit -> visit.setting() == Setting.STAY)
                .sorted(Comparator.comparing(Visit::beganAt)
                        .thenComparing(visit -> visit.id().toString()))
                .toList();
        Visit latest = stays.isEmpty() ? null : stays.getLast();
        return new InCare(
                ids(stays.stream().filter(Visit::isOpen).toList()),
                ids(since.stream().filter(Visit::emergency).toList()),
                latest == null ? null : latest.beganAt(),
                latest == null || wentHome(latest, policy) ? null : latest.endedAt());
    }

    /**
     * A referral that is there for a discharge alone ends with that discharge, as referral-service says; until it has
     * said so nobody need be asked. One that was also asked for goes on, with a patient who is in hospital again.
     */
    private static boolean countsReopened(Visit visit, Referral referral) {
        return visit.reopened() && referral.pathways().contains("STEP_UP");
    }

    private static boolean wentHome(Visit visit, Policy policy) {
        return visit.disposition() != null && policy.homeDispositions().contains(visit.disposition());
    }

    private static Set<UUID> ids(List<Visit> visits) {
        return visits.stream().map(Visit::id).collect(Collectors.toSet());
    }
}
