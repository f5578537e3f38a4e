package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.followup.FollowUpPolicy.Warning;
import org.stepdown.enrollment.followup.LiveIndexes.Live;
import org.stepdown.enrollment.followup.ToldReferral.Ending;
import org.stepdown.enrollment.reason.Reason;

/**
 * How the clocks of a person stand, worked out anew from all facts; so in which order the facts came does not matter.
 * Only an attended session meets a clock (domain rules, section 6).
 */
public final class FollowUpClocks {

    private static final Reason DIED = Reason.of("DIED");
    private static final Reason MOVED = Reason.of("MOVED_TO_LATER_INDEX_EVENT");
    private static final Reason READMITTED = Reason.of("READMITTED");

    private static final int LONGEST_STAY = 365;

    private final FollowUpPolicies policies;

    public FollowUpClocks(FollowUpPolicies policies) {
        this.policies = policies;
    }

    /**
     * Every window that there is or was.
     *
     * @param known the windows as they stood before
     */
    public List<ClockWindow> at(Instant now, PersonFacts facts, Collection<ClockWindow> known) {
        Map<ClockWindow.Key, ClockWindow> windows = new LinkedHashMap<>();
        Instant death = death(facts);
        Readmissions readmissions = new Readmissions(facts.stays(), policies);
        LiveIndexes.of(facts).forEach((measure, told) -> {
            List<Live> live = readmissions.withDischargesOf(told);
            for (int i = 0; i < live.size(); i++) {
                IndexEvent later = i + 1 < live.size() ? live.get(i + 1).index() : null;
                boolean moved = later != null && readmissions.moves(live.get(i).index(), later);
                boolean inside = readmissions.stops(live.get(i).index());
                for (ClockWindow window : windows(live.get(i), moved, inside, death, facts, now)) {
                    windows.put(window.key(), window);
                }
            }
        });
        List<ClockWindow> all = new ArrayList<>();
        for (ClockWindow before : known) {
            if (!windows.containsKey(before.key())) {
                all.add(gone(before, facts));
            }
        }
        all.addAll(windows.values());
        all.sort(Comparator.comparing((ClockWindow window) -> window.index().at())
                .thenComparing(ClockWindow::days));
        return all;
    }

    private List<ClockWindow> windows(
            Live live, boolean moved, boolean inside, @Nullable Instant death, PersonFacts facts, Instant now) {
        IndexEvent index = live.index();
        FollowUpPolicy policy = policies.at(index.at());
        return policy.windows().stream()
                .map(days -> {
                    if (moved) {
                        return window(live, days, ClockState.STOPPED, null, MOVED, null, policy, null);
                    }
                    if (inside) {
                        return window(
                                live, days, ClockState.STOPPED, null, READMITTED, null, policy, lookAgain(index, now));
                    }
                    return standing(live, days, death, facts.attended(), policy, now);
                })
                .toList();
    }

    /** The end of a stay may be told at the very moment at which the referral is heard of first; so once a day. */
    private static @Nullable Instant lookAgain(IndexEvent index, Instant now) {
        Instant tomorrow =
                index.dateOf(now).plusDays(1).atStartOfDay(index.zone()).toInstant();
        return tomorrow.isBefore(index.over(LONGEST_STAY)) ? tomorrow : null;
    }

    private static ClockWindow standing(
            Live live, int days, @Nullable Instant death, List<Instant> attended, FollowUpPolicy policy, Instant now) {
        IndexEvent index = live.index();
        LocalDate met = attended.stream()
                .map(index::dateOf)
                .filter(date -> index.isWithin(date, days))
                .findFirst()
                .orElse(null);
        if (met != null) {
            return window(live, days, ClockState.MET, null, null, met, policy, null);
        }
        Instant over = index.over(days);
        if (death != null && death.isBefore(over)) {
            return window(live, days, ClockState.STOPPED, null, DIED, null, policy, null);
        }
        if (!now.isBefore(over)) {
            return window(live, days, ClockState.MISSED, null, null, null, policy, null);
        }
        return running(live, days, policy, over, now);
    }

    private static ClockWindow running(Live live, int days, FollowUpPolicy policy, Instant over, Instant now) {
        String warned = null;
        Instant warnedAt = Instant.MIN;
        Instant next = over;
        for (Warning warning : policy.warnings()) {
            Instant at = warning.at(live.index());
            if (warning.window() != days) {
                continue;
            }
            if (!at.isAfter(now) && !at.isBefore(warnedAt)) {
                warned = warning.code();
                warnedAt = at;
            } else if (at.isAfter(now) && at.isBefore(next)) {
                next = at;
            }
        }
        return window(
                live, days, warned == null ? ClockState.RUNNING : ClockState.WARNED, warned, null, null, policy, next);
    }

    private static ClockWindow window(
            Live live,
            int days,
            ClockState state,
            @Nullable String warning,
            @Nullable Reason reason,
            @Nullable LocalDate metOn,
            FollowUpPolicy policy,
            @Nullable Instant nextAt) {
        return new ClockWindow(
                live.owner().id(),
                live.index(),
                days,
                state,
                warning,
                reason == null ? List.of() : List.of(reason),
                metOn,
                live.owner().urgent(),
                policy.version(),
                nextAt);
    }

    /** A window whose index event does not count any more. */
    private static ClockWindow gone(ClockWindow before, PersonFacts facts) {
        ToldReferral owner = facts.referrals().get(before.referralId());
        Ending ending = owner == null ? null : owner.ending();
        List<Reason> reasons =
                ending != null && !ending.died() && !ending.reasons().isEmpty()
                        ? ending.reasons()
                        : List.of(Reason.of(
                                facts.merged().containsKey(before.referralId()) ? "MERGED" : "INDEX_EVENT_WITHDRAWN"));
        return new ClockWindow(
                before.referralId(),
                before.index(),
                before.days(),
                ClockState.STOPPED,
                null,
                reasons,
                null,
                before.urgent(),
                before.policyVersion(),
                null);
    }

    private static @Nullable Instant death(PersonFacts facts) {
        return facts.referrals().values().stream()
                .map(ToldReferral::ending)
                .filter(ending -> ending != null && ending.died())
                .map(Ending::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
