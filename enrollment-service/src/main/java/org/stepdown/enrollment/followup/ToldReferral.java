package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;

/**
 * What referral-service has told of a referral, as far as clocks depend on it.
 *
 * @param id the referral
 * @param birthDate date of birth; null when it is not known
 * @param urgent whether alerts about it are urgent
 * @param current index events as last told, one a measure
 * @param standing these, and earlier ones that were never taken back
 * @param ending how it ended; null while it stands
 */
public record ToldReferral(
        UUID id,
        @Nullable LocalDate birthDate,
        boolean urgent,
        List<IndexEvent> current,
        List<IndexEvent> standing,
        @Nullable Ending ending) {

    public ToldReferral {
        current = List.copyOf(current);
        standing = List.copyOf(standing);
    }

    /**
     * How a referral ended.
     *
     * @param died the patient died
     * @param at when
     * @param reasons why, coded
     */
    public record Ending(boolean died, Instant at, List<Reason> reasons) {
        public Ending {
            reasons = List.copyOf(reasons);
        }
    }

    /** The same with this birth date. */
    public ToldReferral born(@Nullable LocalDate day) {
        return new ToldReferral(id, day, urgent, current, standing, ending);
    }

    /** A referral of which nothing was told yet. */
    public static ToldReferral unheard(UUID id) {
        return new ToldReferral(id, null, false, List.of(), List.of(), null);
    }

    /** An index event that is told no more was taken back, unless a later one of its measure is told instead. */
    public ToldReferral tell(@Nullable LocalDate born, boolean nowUrgent, List<IndexEvent> told) {
        List<IndexEvent> counting =
                told.stream().filter(index -> index.isFor(born)).toList();
        Map<Measure, IndexEvent> latest = new EnumMap<>(Measure.class);
        counting.forEach(index -> latest.put(index.measure(), index));
        Set<IndexEvent> stands = new LinkedHashSet<>();
        for (IndexEvent index : standing) {
            IndexEvent now = latest.get(index.measure());
            if (now != null && index.at().isBefore(now.at())) {
                stands.add(index);
            }
        }
        stands.addAll(counting);
        return new ToldReferral(id, born, nowUrgent, counting, new ArrayList<>(stands), null);
    }

    /** The index events of a referral whose cause is gone never happened; those of a patient who died did. */
    public ToldReferral end(Ending how) {
        return how.died()
                ? new ToldReferral(id, birthDate, urgent, current, standing, how)
                : new ToldReferral(id, birthDate, urgent, List.of(), List.of(), how);
    }
}
