package org.stepdown.enrollment.placement.kafka;

import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.Happening;
import org.stepdown.enrollment.seat.Census;
import org.stepdown.enrollment.seat.Seat;
import org.stepdown.events.Modality;
import org.stepdown.events.Track;
import org.stepdown.events.enrollment.CensusChanged;
import org.stepdown.events.enrollment.CohortNearlyFull;
import org.stepdown.events.enrollment.CohortSummary;

/** What events say of cohorts. */
final class CohortEvents {

    private CohortEvents() {}

    static @Nullable CohortSummary summary(@Nullable Cohort cohort, @Nullable Seat seat) {
        return cohort == null
                ? null
                : new CohortSummary(
                        cohort.id(),
                        cohort.programId(),
                        cohort.name(),
                        cohort.site(),
                        cohort.schedule().timeZone().getId(),
                        Symbols.write(Track.class, cohort.track()),
                        Symbols.write(Modality.class, cohort.modality()),
                        cohort.schedule().firstDate(),
                        seat == null ? null : seat.firstSessionAt());
    }

    static CensusChanged of(Happening.Counted counted) {
        Census census = counted.census();
        return new CensusChanged(
                counted.at(),
                counted.cohort().id(),
                census.capacity(),
                census.held(),
                census.offered(),
                census.enrolled(),
                counted.waiting());
    }

    static CohortNearlyFull of(Happening.NearlyFull full) {
        return new CohortNearlyFull(
                full.at(),
                full.cohort().id(),
                full.cohort().programId(),
                full.census().capacity(),
                full.census().taken(),
                full.percent());
    }
}
