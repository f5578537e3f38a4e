package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.Screening;

/**
 * Suitability: what has to be so before any cohort is looked at (domain rules, section 1). A safety flag always goes
 * to a clinician, whatever else is said; after that, what rules the patient out counts before what is not known.
 */
final class Gate {

    private static final Reason SAFETY_FLAG = Reason.of("SAFETY_FLAG");
    private static final Reason NEEDS_SUPERVISION = Reason.of("NEEDS_24H_SUPERVISION");
    private static final Reason SUPERVISION_UNKNOWN = Reason.of("NEEDS_24H_SUPERVISION_UNKNOWN");
    private static final Reason NOT_SAFE = Reason.of("NOT_SAFE_AT_HOME");
    private static final Reason SAFE_UNKNOWN = Reason.of("SAFE_AT_HOME_UNKNOWN");
    private static final Reason NO_CONDITION = Reason.of("NO_DIAGNOSIS");
    private static final Reason BIRTH_DATE_UNKNOWN = Reason.of("BIRTH_DATE_UNKNOWN");

    private static final Reason UNEXPLAINED = Reason.of("SCREENING");

    private static final List<Rule> RULES = List.of(
            Gate::noSafetyFlag, Gate::needsNoSupervision, Gate::isSafeAtHome, Gate::hasACondition, Gate::isOldEnough);

    private Gate() {}

    /** Why the referral can't be placed by rules; null when it can. */
    static @Nullable Stop stop(Referral referral, Policy policy, Instant at) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            Finding finding = rule.check(referral, policy, at);
            if (finding != null) {
                findings.add(finding);
            }
        }
        boolean ruledOut = referral.screening() == Screening.NOT_ELIGIBLE
                || findings.stream().anyMatch(finding -> finding.outcome() == Outcome.NOT_ELIGIBLE);
        if (findings.isEmpty() && !ruledOut && referral.screening() == Screening.EVALUATE) {
            return null;
        }
        Outcome outcome = ruledOut && !referral.safetyFlag() ? Outcome.NOT_ELIGIBLE : Outcome.IN_REVIEW;
        return new Stop(outcome, reasons(referral, findings, outcome));
    }

    private static List<Reason> reasons(Referral referral, List<Finding> findings, Outcome outcome) {
        Map<String, Reason> byCode = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> outcome == Outcome.IN_REVIEW || finding.outcome() == outcome)
                .forEach(finding -> byCode.putIfAbsent(finding.reason().code(), finding.reason()));
        if (referral.screening() != Screening.EVALUATE) {
            referral.screeningReasons().forEach(reason -> byCode.putIfAbsent(reason.code(), reason));
        }
        return byCode.isEmpty() ? List.of(UNEXPLAINED) : List.copyOf(byCode.values());
    }

    private static @Nullable Finding noSafetyFlag(Referral referral, Policy policy, Instant at) {
        return referral.safetyFlag() ? review(SAFETY_FLAG) : null;
    }

    private static @Nullable Finding needsNoSupervision(Referral referral, Policy policy, Instant at) {
        return attested(referral.needsSupervision(), Answer.NO, NEEDS_SUPERVISION, SUPERVISION_UNKNOWN);
    }

    private static @Nullable Finding isSafeAtHome(Referral referral, Policy policy, Instant at) {
        return attested(referral.safeAtHome(), Answer.YES, NOT_SAFE, SAFE_UNKNOWN);
    }

    private static @Nullable Finding attested(Answer answer, Answer wanted, Reason otherwise, Reason unknown) {
        if (answer == wanted) {
            return null;
        }
        return answer == Answer.UNKNOWN ? review(unknown) : new Finding(Outcome.NOT_ELIGIBLE, otherwise);
    }

    private static @Nullable Finding hasACondition(Referral referral, Policy policy, Instant at) {
        return referral.conditions().isEmpty() ? review(NO_CONDITION) : null;
    }

    private static @Nullable Finding isOldEnough(Referral referral, Policy policy, Instant at) {
        LocalDate birthDate = referral.birthDate();
        if (birthDate == null) {
            return review(BIRTH_DATE_UNKNOWN);
        }
        long age = ChronoUnit.YEARS.between(
                birthDate, at.atZone(referral.timeZone()).toLocalDate());
        return age < policy.youngestAge() ? review(Reason.of("UNDER_AGE", "youngest", policy.youngestAge())) : null;
    }

    private static Finding review(Reason reason) {
        return new Finding(Outcome.IN_REVIEW, reason);
    }

    private interface Rule {
        @Nullable
        Finding check(Referral referral, Policy policy, Instant at);
    }

    private record Finding(Outcome outcome, Reason reason) {}

    /** The gate stays shut. */
    record Stop(Outcome outcome, List<Reason> reasons) {}
}
