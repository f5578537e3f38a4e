package org.stepdown.enrollment.placement.web;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.placement.Acceptance;
import org.stepdown.enrollment.placement.Policy;
import org.stepdown.enrollment.placement.Preference;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Ages;
import org.stepdown.enrollment.referral.Precedence;

/** A version of the policy as staff send it; what is not said stays as it is in the version before. */
record PolicyBody(
        @Nullable String version,
        @Nullable Instant effectiveFrom,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Acceptance acceptance,
        @Nullable Integer offerHours,
        @Nullable Integer reviewHours,
        @Nullable Integer youngestAge,
        @Nullable Integer nearlyFullPercent,
        @Nullable Boolean trackRequired,
        @Nullable Boolean siteRequired,
        @Nullable Map<String, List<String>> facilitySites,
        Policy.@Nullable Mandate mandate,
        @Nullable List<String> homeDispositions,
        @Nullable List<Preference> choice,
        @Nullable List<Precedence> waiting,
        @Nullable GroupSize groups,
        @Nullable Map<AgeBand, Ages> ages) {

    Policy over(Policy before) {
        unlessNull("choice", choice);
        unlessNull("waiting", waiting);
        unlessNull("homeDispositions", homeDispositions);
        unlessNull("ages", ages == null ? null : ages.values());
        unlessNull("facilitySites", facilitySites == null ? null : facilitySites.values());
        return new Policy(
                Problems.required("version", version),
                requireNonNullElse(acceptance, before.acceptance()),
                requireNonNullElse(offerHours, before.offerHours()),
                requireNonNullElse(reviewHours, before.reviewHours()),
                requireNonNullElse(youngestAge, before.youngestAge()),
                requireNonNullElse(nearlyFullPercent, before.nearlyFullPercent()),
                requireNonNullElse(trackRequired, before.trackRequired()),
                requireNonNullElse(siteRequired, before.siteRequired()),
                requireNonNullElse(facilitySites, before.facilitySites()),
                requireNonNullElse(mandate, before.mandate()),
                requireNonNullElse(homeDispositions, before.homeDispositions()),
                requireNonNullElse(choice, before.choice()),
                requireNonNullElse(waiting, before.waiting()),
                requireNonNullElse(groups, before.groups()),
                requireNonNullElse(ages, before.ages()));
    }

    private static void unlessNull(String field, @Nullable Collection<?> values) {
        if (values != null && values.stream().anyMatch(Objects::isNull)) {
            throw Problems.badField(field, "MISSING", "names nothing at one place");
        }
    }
}
