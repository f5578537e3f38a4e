package org.stepdown.referral.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Diagnosis.CodeSystem;
import org.stepdown.referral.encounter.Diagnosis.Kind;
import org.stepdown.referral.screening.ScreeningPolicy.DiagnosisRule;

/**
 * What the diagnoses of a visit or request say together.
 *
 * @param conditions conditions that an IOP treats, that of the primary diagnosis first
 * @param meanings everything that the codes mean
 * @param primaryIsBehavioural whether the primary diagnosis is behavioural-health
 * @param review why a person must look; empty when the conditions are clear
 */
record DiagnosisPicture(
        List<Condition> conditions, Set<DiagnosisMeaning> meanings, boolean primaryIsBehavioural, List<Reason> review) {

    static DiagnosisPicture of(List<Diagnosis> diagnoses, ScreeningPolicy policy) {
        Set<DiagnosisMeaning> meanings = EnumSet.noneOf(DiagnosisMeaning.class);
        Set<Condition> conditions = new LinkedHashSet<>();
        boolean foreign = false;
        boolean primaryIsBehavioural = false;
        List<Diagnosis> primaryFirst = primaryFirst(diagnoses);
        for (Diagnosis diagnosis : primaryFirst) {
            if (diagnosis.system() != CodeSystem.ICD_10_CM) {
                foreign = true;
                continue;
            }
            DiagnosisRule rule = policy.ruleFor(diagnosis.code());
            if (rule != null) {
                meanings.add(rule.means());
                primaryIsBehavioural |= diagnosis.equals(primaryFirst.getFirst());
                Condition condition = rule.condition() == null ? condition(rule.means()) : rule.condition();
                if (condition != null) {
                    conditions.add(condition);
                }
            }
        }
        List<Condition> clear = withoutDoubledMood(conditions);
        return new DiagnosisPicture(clear, meanings, primaryIsBehavioural, review(diagnoses, clear, meanings, foreign));
    }

    boolean isBehavioural() {
        return !meanings.isEmpty();
    }

    boolean isSafetyFlag() {
        return meanings.contains(DiagnosisMeaning.SAFETY);
    }

    /** Primary: DG1-15 = 1, else DG1-6 = F, else the first (section 4). */
    private static List<Diagnosis> primaryFirst(List<Diagnosis> diagnoses) {
        List<Diagnosis> sorted = new ArrayList<>(diagnoses);
        sorted.sort(Comparator.<Diagnosis>comparingInt(diagnosis -> diagnosis.rank() == 1 ? 0 : 1)
                .thenComparingInt(diagnosis -> diagnosis.kind() == Kind.FINAL ? 0 : 1));
        return sorted;
    }

    /** Bipolar disorder wins over depression: the depressive episodes are part of it. */
    private static List<Condition> withoutDoubledMood(Set<Condition> conditions) {
        if (conditions.contains(Condition.BIPOLAR)) {
            conditions.remove(Condition.DEPRESSION);
        }
        return List.copyOf(conditions);
    }

    private static @Nullable Condition condition(DiagnosisMeaning meaning) {
        return switch (meaning) {
            case BIPOLAR -> Condition.BIPOLAR;
            case DEPRESSION -> Condition.DEPRESSION;
            case ANXIETY -> Condition.ANXIETY;
            case SUBSTANCE_USE -> Condition.SUBSTANCE_USE;
            case EATING_DISORDER -> Condition.EATING_DISORDER;
            case SAFETY, REMISSION, PSYCHOSIS, OTHER_BEHAVIOURAL -> null;
        };
    }

    private static List<Reason> review(
            List<Diagnosis> diagnoses, List<Condition> conditions, Set<DiagnosisMeaning> meanings, boolean foreign) {
        List<Reason> reasons = new ArrayList<>();
        if (meanings.contains(DiagnosisMeaning.SAFETY)) {
            reasons.add(Reason.of("SAFETY_FLAG"));
        }
        if (meanings.contains(DiagnosisMeaning.PSYCHOSIS)) {
            reasons.add(Reason.of("PSYCHOSIS"));
        }
        if (conditions.isEmpty()) {
            reasons.add(Reason.of(whyNone(diagnoses, meanings, foreign)));
        }
        return List.copyOf(reasons);
    }

    private static String whyNone(List<Diagnosis> diagnoses, Set<DiagnosisMeaning> meanings, boolean foreign) {
        if (diagnoses.isEmpty()) {
            return "NO_DIAGNOSIS";
        }
        if (foreign) {
            return "DIAGNOSIS_NOT_ICD_10_CM";
        }
        return meanings.contains(DiagnosisMeaning.REMISSION) ? "IN_REMISSION" : "NO_IOP_CONDITION";
    }
}
