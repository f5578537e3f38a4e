package org.stepdown.enrollment.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Considered.Verdict;
import org.stepdown.enrollment.placement.FirstSessions.Session;
import org.stepdown.enrollment.reason.Reason;

/**
 * The best of the cohorts that were looked at, and what is said of each.
 *
 * @param best the chosen one; null when none suits
 * @param nearest the one that came nearest; null when none is even for this patient, or one was chosen
 * @param considered every cohort with its verdict
 */
record Choice(@Nullable Fit best, @Nullable Fit nearest, List<Considered> considered) {

    private static final Reason NAMED_BY_STAFF = Reason.of("NAMED_BY_STAFF");
    private static final Map<Preference, List<Reason>> OUTRANKED_BY = new EnumMap<>(Preference.class);

    static {
        for (Preference preference : Preference.values()) {
            OUTRANKED_BY.put(preference, List.of(Reason.of(preference.name())));
        }
    }

    private static final Comparator<Fit> NEARER = Comparator.comparingInt(Fit::mismatches)
            .thenComparingInt(fit -> fit.refusals().size());

    static Choice among(List<Fit> fits, Policy policy) {
        Comparator<Fit> order = (a, b) -> compare(a, b, policy);
        Fit best = first(fits, Fit::suits, order);
        Fit nearest = best != null ? null : first(fits, Fit::suitsClinically, NEARER.thenComparing(order));
        List<Considered> considered = new ArrayList<>(fits.size());
        for (Fit fit : fits) {
            considered.add(verdict(fit, best, policy));
        }
        return new Choice(best, nearest, List.copyOf(considered));
    }

    private static @Nullable Fit first(List<Fit> fits, Predicate<Fit> which, Comparator<Fit> order) {
        Fit first = null;
        for (Fit fit : fits) {
            if (which.test(fit) && (first == null || order.compare(fit, first) < 0)) {
                first = fit;
            }
        }
        return first;
    }

    /** One cohort named by a member of staff; of it is said which rules were passed over, of the others theirs. */
    static Choice named(String cohortId, List<Fit> fits) {
        Fit named = fits.stream()
                .filter(fit -> fit.cohort().id().equals(cohortId))
                .findFirst()
                .orElseThrow();
        List<Considered> considered = new ArrayList<>(fits.size());
        for (Fit fit : fits) {
            Verdict verdict = fit == named ? Verdict.CHOSEN : fit.suits() ? Verdict.OUTRANKED : Verdict.REFUSED;
            List<Reason> reasons = verdict == Verdict.OUTRANKED ? List.of(NAMED_BY_STAFF) : fit.refusals();
            considered.add(considered(fit, verdict, reasons));
        }
        return new Choice(named, null, List.copyOf(considered));
    }

    private static Considered verdict(Fit fit, @Nullable Fit best, Policy policy) {
        boolean chosen = best != null && best.cohort().id().equals(fit.cohort().id());
        Verdict verdict = chosen ? Verdict.CHOSEN : fit.suits() ? Verdict.OUTRANKED : Verdict.REFUSED;
        List<Reason> reasons = switch (verdict) {
            case CHOSEN -> List.of();
            case OUTRANKED -> best == null ? List.of() : OUTRANKED_BY.getOrDefault(lost(fit, best, policy), List.of());
            case REFUSED -> fit.refusals();
        };
        return considered(fit, verdict, reasons);
    }

    private static Considered considered(Fit fit, Verdict verdict, List<Reason> reasons) {
        Session session = fit.firstSession();
        return new Considered(
                fit.cohort().id(),
                verdict,
                reasons,
                session == null ? null : session.begins(),
                fit.census().free());
    }

    private static Preference lost(Fit fit, Fit best, Policy policy) {
        for (Preference preference : policy.choice()) {
            if (preference.compare(best, fit, policy) != 0) {
                return preference;
            }
        }
        return Preference.COHORT_ID;
    }

    private static int compare(Fit a, Fit b, Policy policy) {
        for (Preference preference : policy.choice()) {
            int order = preference.compare(a, b, policy);
            if (order != 0) {
                return order;
            }
        }
        return Preference.COHORT_ID.compare(a, b, policy);
    }
}
