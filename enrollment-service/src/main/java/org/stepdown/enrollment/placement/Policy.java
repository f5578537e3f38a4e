package org.stepdown.enrollment.placement;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The project's own defaults of placement †, as data with a version.
 *
 * @param version version that decisions name
 * @param acceptance whether a seat must be accepted
 * @param offerHours hours that an offer stands
 * @param reviewHours hours in which staff look at what is in review
 * @param youngestAge below it a person looks, in years
 * @param nearlyFullPercent share of a capacity that is reported
 * @param trackRequired whether a preferred track rules the others out; otherwise it ranks
 * @param siteRequired whether a preferred site rules the others out; otherwise it ranks
 * @param facilitySites the sites that a sending facility refers to
 * @param mandate deadlines of those who inject drugs
 * @param homeDispositions dispositions of a readmission after which a patient simply comes back
 * @param choice by what, in this order, one fitting cohort is preferred to another
 */
public record Policy(
        String version,
        Acceptance acceptance,
        int offerHours,
        int reviewHours,
        int youngestAge,
        int nearlyFullPercent,
        boolean trackRequired,
        boolean siteRequired,
        Map<String, List<String>> facilitySites,
        Mandate mandate,
        List<String> homeDispositions,
        List<Preference> choice) {

    /**
     * Deadlines of those who inject drugs (45 CFR 96.126), from the request on.
     *
     * @param admitDays days to admission
     * @param interimHours hours to interim services, where admission takes longer
     * @param admitWithInterimDays days to admission with interim services
     */
    public record Mandate(int admitDays, int interimHours, int admitWithInterimDays) {
        Duration admitted() {
            return Duration.ofDays(admitDays);
        }

        Duration interim() {
            return Duration.ofHours(interimHours);
        }

        Duration admittedWithInterim() {
            return Duration.ofDays(admitWithInterimDays);
        }
    }

    public Policy {
        facilitySites = Map.copyOf(facilitySites);
        homeDispositions = List.copyOf(homeDispositions);
        choice = List.copyOf(choice);
    }

    Duration offerStands() {
        return Duration.ofHours(offerHours);
    }

    Duration reviewWithin() {
        return Duration.ofHours(reviewHours);
    }
}
