package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.placement.FirstSessions.Session;
import org.stepdown.enrollment.placement.Fit.Refusals;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.seat.SeatLedger;

/**
 * What a cohort must have for a referral, one small rule each (domain rules, section 5); made for one referral, and
 * asked of as many cohorts as there are.
 */
final class MatchRules {

    static final String FULL = "FULL";

    /** Codes that say that the group is not for this patient at all. */
    static final Set<String> CLINICAL = Set.of("CONDITION", "DUAL_DIAGNOSIS_ONLY", "AGE_BAND", "CLOSED");

    /** Codes against which not even a member of staff can place anybody. */
    static final Set<String> ABSOLUTE = Set.of(FULL, "CLOSED", "NO_SESSION");

    private static final Reason DECLINED = Reason.of("DECLINED_BY_PATIENT");

    private static final List<Rule> RULES = List.of(
            rule("CLOSED", MatchRules::isClosed),
            rule("CONDITION", MatchRules::treatsOtherConditions),
            rule("DUAL_DIAGNOSIS_ONLY", MatchRules::isForDualDiagnosisOnly),
            rule("AGE_BAND", MatchRules::isForAnotherAge),
            new Rule(
                    MatchRules::meetsOtherwise,
                    asked -> Reason.of(
                            "MODALITY",
                            "wanted",
                            said(asked.referral.preferences().modality()))),
            new Rule(
                    MatchRules::meetsAtAnotherTime,
                    asked -> Reason.of(
                            "TRACK", "wanted", said(asked.referral.preferences().track()))),
            rule("SITE", MatchRules::meetsElsewhere),
            new Rule(
                    MatchRules::speaksOtherLanguages,
                    asked -> Reason.of(
                            "LANGUAGE",
                            "wanted",
                            said(asked.referral.preferences().language()))),
            rule("ALREADY_STARTED", MatchRules::hasStarted),
            rule("NO_SESSION", MatchRules::hasNoSession),
            rule(FULL, MatchRules::isFull));

    private final Referral referral;
    private final Set<String> declined;
    private final SeatLedger ledger;
    private final FirstSessions sessions;
    private final Policy policy;
    private final Instant at;
    private final List<String> sites;
    private final @Nullable String language;
    private final Map<Integer, Refusals> said = new HashMap<>();

    MatchRules(CaseFile file, SeatLedger ledger, FirstSessions sessions, Policy policy, Instant at) {
        this.referral = file.effective();
        this.declined = file.settled().declined();
        this.ledger = ledger;
        this.sessions = sessions;
        this.policy = policy;
        this.at = at;
        this.sites = Preference.sites(referral, policy);
        String wanted = referral.preferences().language();
        this.language = wanted == null ? null : wanted.toLowerCase(Locale.ROOT);
        said.put(0, Refusals.NONE);
    }

    /** How a cohort suits. */
    Fit fit(Cohort cohort) {
        Session session = sessions.of(cohort, referral.preferences().earliestStart(), at);
        Fit fit = new Fit(referral, cohort, ledger.census(cohort.id()), session, Refusals.NONE);
        int broken = 0;
        for (int i = 0; i < RULES.size(); i++) {
            if (RULES.get(i).test().refuses(this, fit)) {
                broken |= 1 << i;
            }
        }
        if (declined.contains(cohort.id())) {
            broken |= 1 << RULES.size();
        }
        return broken == 0 ? fit : new Fit(referral, cohort, fit.census(), session, refusals(broken));
    }

    /** Most cohorts break one of a few combinations of rules; each is put into reasons once. */
    private Refusals refusals(int broken) {
        Refusals known = said.get(broken);
        if (known != null) {
            return known;
        }
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < RULES.size(); i++) {
            if ((broken & 1 << i) != 0) {
                reasons.add(RULES.get(i).reason().apply(this));
            }
        }
        if ((broken & 1 << RULES.size()) != 0) {
            reasons.add(DECLINED);
        }
        Refusals refusals = Refusals.of(reasons);
        said.put(broken, refusals);
        return refusals;
    }

    private boolean isClosed(Fit fit) {
        return fit.cohort().closed();
    }

    private boolean treatsOtherConditions(Fit fit) {
        for (Condition condition : referral.conditions()) {
            if (fit.cohort().conditions().contains(condition)) {
                return false;
            }
        }
        return true;
    }

    private boolean isForDualDiagnosisOnly(Fit fit) {
        return fit.cohort().dualDiagnosis() && !Condition.isDualDiagnosis(referral.conditions());
    }

    private boolean isForAnotherAge(Fit fit) {
        LocalDate birthDate = referral.birthDate();
        Session session = fit.firstSession();
        LocalDate on = session != null
                ? session.at().toLocalDate()
                : at.atZone(fit.cohort().schedule().timeZone()).toLocalDate();
        return birthDate == null || !policy.admits(fit.cohort().ageBand(), birthDate, on);
    }

    private boolean meetsOtherwise(Fit fit) {
        Modality wanted = referral.preferences().modality();
        return wanted != null && wanted != fit.cohort().modality();
    }

    private boolean meetsAtAnotherTime(Fit fit) {
        Track wanted = referral.preferences().track();
        return policy.trackRequired()
                && wanted != null
                && wanted != fit.cohort().track();
    }

    private boolean meetsElsewhere(Fit fit) {
        return policy.siteRequired()
                && !sites.isEmpty()
                && !sites.contains(fit.cohort().site());
    }

    private boolean speaksOtherLanguages(Fit fit) {
        if (language == null) {
            return false;
        }
        for (String spoken : fit.cohort().languages()) {
            if (covers(spoken.toLowerCase(Locale.ROOT), language)) {
                return false;
            }
        }
        return true;
    }

    /** A group in a language is for all its regions and scripts (RFC 4647, basic filtering turned round). */
    private static boolean covers(String spoken, String wanted) {
        return wanted.equals(spoken) || wanted.startsWith(spoken + "-");
    }

    /** A closed group begins together: who could come only to a later session than the first joins no more. */
    private boolean hasStarted(Fit fit) {
        if (fit.cohort().mode() != EnrollmentMode.CLOSED) {
            return false;
        }
        Instant beginning = sessions.beginning(fit.cohort());
        Session first = fit.firstSession();
        return beginning.isBefore(at) || first != null && first.begins().isAfter(beginning);
    }

    private boolean hasNoSession(Fit fit) {
        return fit.firstSession() == null && !hasStarted(fit);
    }

    private boolean isFull(Fit fit) {
        return fit.census().free() == 0;
    }

    private static Rule rule(String code, Test test) {
        Reason reason = Reason.of(code);
        return new Rule(test, asked -> reason);
    }

    private static String said(@Nullable Object wish) {
        return Objects.toString(wish);
    }

    private interface Test {
        boolean refuses(MatchRules asked, Fit fit);
    }

    private record Rule(Test test, Function<MatchRules, Reason> reason) {}
}
