package org.stepdown.enrollment.placement;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Ages;
import org.stepdown.enrollment.referral.Precedence;
import org.stepdown.enrollment.referral.Referral;

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
 * @param waiting by what, in this order, one waits before another
 * @param groups how large groups are
 * @param ages the ages of each band
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
        List<Preference> choice,
        List<Precedence> waiting,
        GroupSize groups,
        Map<AgeBand, Ages> ages) {

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
        waiting = List.copyOf(waiting);
        ages = Map.copyOf(ages);
    }

    /** Whether somebody born on this date belongs to the band on that day. */
    boolean admits(AgeBand band, LocalDate birthDate, LocalDate on) {
        Ages included = ages.get(band);
        return included != null && included.include(birthDate, on);
    }

    /** The order of the waitlist. */
    Comparator<Referral> waitingOrder() {
        return Precedence.inOrder(waiting);
    }

    Duration offerStands() {
        return Duration.ofHours(offerHours);
    }

    Duration reviewWithin() {
        return Duration.ofHours(reviewHours);
    }
}
