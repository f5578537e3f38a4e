package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.Screening;

/**
 * Suitability: what has to be so before any cohort is looked at (domain rules, section 1). A safety flag always goes
 * to a clinician, whatever else is said; after that, what rules the patient out counts before what is not known. What
 * a clinician has approved stops nobody again, unless the patient has been in hospital since.
 */
final class Gate {

    private static final Reason SAFETY_FLAG = Reason.of("SAFETY_FLAG");
    private static final Reason NEEDS_SUPERVISION = Reason.of("NEEDS_24H_SUPERVISION");
    private static final Reason SUPERVISION_UNKNOWN = Reason.of("NEEDS_24H_SUPERVISION_UNKNOWN");
    private static final Reason NOT_SAFE = Reason.of("NOT_SAFE_AT_HOME");
    private static final Reason SAFE_UNKNOWN = Reason.of("SAFE_AT_HOME_UNKNOWN");
    private static final Reason NO_CONDITION = Reason.of("NO_DIAGNOSIS");
    private static final Reason BIRTH_DATE_UNKNOWN = Reason.of("BIRTH_DATE_UNKNOWN");

    private static final Reason READMITTED = Reason.of("READMITTED");
    private static final Reason WENT_ELSEWHERE = Reason.of("READMISSION_ENDED_ELSEWHERE");

    /** What screening says of diagnoses that there are, but that none of the programs treats. */
    private static final Set<String> WHY_NO_CONDITION =
            Set.of("NO_IOP_CONDITION", "IN_REMISSION", "DIAGNOSIS_NOT_ICD_10_CM");

    private static final Reason UNEXPLAINED = Reason.of("SCREENING");

    /** Codes that a clinician answers by completing what is missing. */
    private static final Set<String> UNANSWERED = Set.of(
            SUPERVISION_UNKNOWN.code(),
            SAFE_UNKNOWN.code(),
            NO_CONDITION.code(),
            BIRTH_DATE_UNKNOWN.code(),
            READMITTED.code());

    /** Codes of screening that are answered once a clinician has said what the patient is treated for. */
    private static final Set<String> ABOUT_DIAGNOSES =
            Set.of(NO_CONDITION.code(), "NO_IOP_CONDITION", "IN_REMISSION", "DIAGNOSIS_NOT_ICD_10_CM");

    private static final List<Rule> RULES = List.of(
            Gate::noSafetyFlag, Gate::needsNoSupervision, Gate::isSafeAtHome, Gate::hasACondition, Gate::isOldEnough);

    private Gate() {}

    /** Why the referral can't be placed by rules; null when it can. */
    static @Nullable Stop stop(CaseFile file, Policy policy, Instant at) {
        Referral referral = file.effective();
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            Finding finding = rule.check(referral, policy, at);
            if (finding != null && !isSettled(finding, file)) {
                findings.add(finding);
            }
        }
        InCare care = file.care();
        if (!care.stays().isEmpty()) {
            findings.add(review(READMITTED));
        } else if (care.wentElsewhereAt() != null
                && !file.settled().approves(WENT_ELSEWHERE.code(), care.wentElsewhereAt())) {
            findings.add(review(WENT_ELSEWHERE));
        }
        file.settled().pending().stream().sorted().forEach(code -> findings.add(review(Reason.of(code))));
        List<Reason> screening = screening(file);
        boolean ruledOut = referral.screening() == Screening.NOT_ELIGIBLE
                || findings.stream().anyMatch(finding -> finding.outcome() == Outcome.NOT_ELIGIBLE);
        if (findings.isEmpty() && !ruledOut && screening.isEmpty()) {
            return null;
        }
        boolean inDanger =
                findings.stream().anyMatch(finding -> finding.reason().equals(SAFETY_FLAG));
        Outcome outcome = ruledOut && !inDanger ? Outcome.NOT_ELIGIBLE : Outcome.IN_REVIEW;
        return new Stop(outcome, reasons(findings, screening, outcome));
    }

    /** Whether a clinician can approve it; what is not known has to be answered instead. */
    static boolean isApprovable(Reason reason, CaseFile file) {
        return !UNANSWERED.contains(reason.code()) && !isAboutAMissingCondition(reason, file);
    }

    /** Whether a clinician first has to say what the patient is treated for. */
    static boolean needsACondition(CaseFile file, Stop stop) {
        return stop.reasons().stream().anyMatch(reason -> isAboutAMissingCondition(reason, file));
    }

    private static boolean isAboutAMissingCondition(Reason reason, CaseFile file) {
        return ABOUT_DIAGNOSES.contains(reason.code())
                && file.effective().conditions().isEmpty();
    }

    private static boolean isSettled(Finding finding, CaseFile file) {
        return finding.outcome() == Outcome.IN_REVIEW && isApproved(finding.reason(), file);
    }

    private static boolean isApproved(Reason reason, CaseFile file) {
        return isApprovable(reason, file)
                && file.settled().approves(reason.code(), file.care().readmittedAt());
    }

    /** What is left of what screening says. */
    private static List<Reason> screening(CaseFile file) {
        Referral referral = file.referral();
        if (referral.screening() == Screening.EVALUATE) {
            return List.of();
        }
        List<Reason> said = referral.screeningReasons().isEmpty() ? List.of(UNEXPLAINED) : referral.screeningReasons();
        if (referral.screening() == Screening.NOT_ELIGIBLE) {
            return said;
        }
        boolean diagnosed = file.settled().answers().diagnosed(referral);
        return said.stream()
                .filter(reason -> !isApproved(reason, file))
                .filter(reason -> !diagnosed || !ABOUT_DIAGNOSES.contains(reason.code()))
                .toList();
    }

    private static List<Reason> reasons(List<Finding> findings, List<Reason> screening, Outcome outcome) {
        Map<String, Reason> byCode = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> outcome == Outcome.IN_REVIEW || finding.outcome() == outcome)
                .forEach(finding -> byCode.putIfAbsent(finding.reason().code(), finding.reason()));
        screening.forEach(reason -> byCode.putIfAbsent(reason.code(), reason));
        return List.copyOf(byCode.values());
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
        boolean explained =
                referral.screeningReasons().stream().anyMatch(reason -> WHY_NO_CONDITION.contains(reason.code()));
        return referral.conditions().isEmpty() && !explained ? review(NO_CONDITION) : null;
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
