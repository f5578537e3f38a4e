package org.stepdown.enrollment.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;

/**
 * Another set of cohorts.
 *
 * @param changes what is other than it was, in the order of time
 */
public record Plan(List<Change> changes) {

    /** The cohorts as they were. */
    public static final Plan AS_IT_WAS = new Plan(List.of());

    public Plan {
        changes = changes.stream().sorted(Comparator.comparing(Change::from)).toList();
    }

    /** One change of the catalogue. */
    public sealed interface Change {

        /** From when on it holds. */
        Instant from();

        /** The cohort. */
        String cohortId();

        /** One more cohort, with so many seats. */
        record Open(Instant from, Cohort cohort, int capacity) implements Change {
            @Override
            public String cohortId() {
                return cohort.id();
            }
        }

        /** A cohort takes nobody any more; those inside stay. */
        record Close(Instant from, String cohortId) implements Change {}

        /** A cohort has another number of seats. */
        record Resize(Instant from, String cohortId, int capacity) implements Change {}
    }

    /** From when on anything is other than it was; null when nothing is. */
    public @Nullable Instant from() {
        return changes.isEmpty() ? null : changes.getFirst().from();
    }

    /** Cohorts of which the plan decides whether they are open, from a time on. */
    Set<String> closedBy(Instant time) {
        return changes.stream()
                .filter(change ->
                        change instanceof Change.Close && !change.from().isAfter(time))
                .map(Change::cohortId)
                .collect(Collectors.toSet());
    }

    /** Cohorts of which the plan decides how many seats they have, from a time on. */
    Set<String> resizedBy(Instant time) {
        return changes.stream()
                .filter(change ->
                        change instanceof Change.Resize && !change.from().isAfter(time))
                .map(Change::cohortId)
                .collect(Collectors.toSet());
    }
}
