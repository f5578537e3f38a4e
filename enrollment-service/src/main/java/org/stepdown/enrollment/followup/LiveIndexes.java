package org.stepdown.enrollment.followup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The index events of a person that count, each once: merged referrals are one, and the one that goes on is right. */
final class LiveIndexes {

    /** An index event and the referral that tells of it. */
    record Live(IndexEvent index, ToldReferral owner) {}

    private LiveIndexes() {}

    /** By measure, the earliest first. */
    static Map<Measure, List<Live>> of(PersonFacts facts) {
        List<Live> all = new ArrayList<>();
        for (ToldReferral referral : facts.referrals().values()) {
            ToldReferral survivor = survivor(referral.id(), facts);
            for (IndexEvent index : referral.standing()) {
                if (survivor == null || stands(index, survivor)) {
                    all.add(new Live(index, referral));
                }
            }
        }
        all.sort(Comparator.comparing((Live live) -> live.index().at())
                .thenComparing(live -> survivor(live.owner().id(), facts) != null)
                .thenComparing(live -> live.owner().id()));
        Map<Measure, List<Live>> live = new EnumMap<>(Measure.class);
        Set<List<Object>> seen = new HashSet<>();
        for (Live one : all) {
            if (seen.add(List.of(one.index().measure(), one.index().at()))) {
                live.computeIfAbsent(one.index().measure(), measure -> new ArrayList<>())
                        .add(one);
            }
        }
        return live;
    }

    /** What a merged referral told still stands when it lies before what the one that goes on tells. */
    private static boolean stands(IndexEvent index, ToldReferral survivor) {
        return survivor.current().stream()
                .anyMatch(now -> now.measure() == index.measure() && index.at().isBefore(now.at()));
    }

    /** The referral that goes on for a merged one; null for one that is not merged, or when nothing was told of it. */
    private static @Nullable ToldReferral survivor(UUID id, PersonFacts facts) {
        Set<UUID> seen = new HashSet<>(Set.of(id));
        UUID next = facts.merged().get(id);
        while (next != null && facts.merged().containsKey(next) && seen.add(next)) {
            next = facts.merged().get(next);
        }
        return next == null ? null : facts.referrals().get(next);
    }
}
