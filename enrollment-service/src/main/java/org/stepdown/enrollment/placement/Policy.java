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
        List<Preference> choice) {

    public Policy {
        facilitySites = Map.copyOf(facilitySites);
        choice = List.copyOf(choice);
    }

    Duration offerStands() {
        return Duration.ofHours(offerHours);
    }

    Duration reviewWithin() {
        return Duration.ofHours(reviewHours);
    }
}
