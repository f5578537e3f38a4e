package org.stepdown.enrollment.placement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Referral;

/**
 * What clinicians have completed where the hospital said nothing, or said something else. News counts: when the
 * hospital's own answer changes after a clinician's, and is an answer at all, it is the later word.
 *
 * @param needsSupervision whether the patient needs 24-hour supervision
 * @param safeAtHome whether the patient can function safely at home
 * @param conditions what the patient is treated for
 * @param birthDate date of birth, where none was told
 */
public record Answers(
        @Nullable Attested needsSupervision,
        @Nullable Attested safeAtHome,
        @Nullable Diagnosed conditions,
        @Nullable LocalDate birthDate) {

    public static final Answers NONE = new Answers(null, null, null, null);

    /** A clinician's answer, and what the hospital had said by then. */
    public record Attested(Answer answer, Answer saw) {
        Answer after(Answer told) {
            return countsAfter(told) ? answer : told;
        }

        boolean countsAfter(Answer told) {
            return told == saw || told == Answer.UNKNOWN;
        }
    }

    /** A clinician's conditions, and those of the hospital by then. */
    public record Diagnosed(List<Condition> conditions, List<Condition> saw) {
        boolean countsAfter(List<Condition> told) {
            return told.equals(saw) || told.isEmpty();
        }
    }

    /** The same with this birth date. */
    public Answers born(@Nullable LocalDate day) {
        return new Answers(needsSupervision, safeAtHome, conditions, day);
    }

    Answers answer(
            Referral told,
            @Nullable Answer supervision,
            @Nullable Answer home,
            List<Condition> diagnosed,
            @Nullable LocalDate born) {
        return new Answers(
                supervision == null ? needsSupervision : new Attested(supervision, told.needsSupervision()),
                home == null ? safeAtHome : new Attested(home, told.safeAtHome()),
                diagnosed.isEmpty() ? conditions : new Diagnosed(List.copyOf(diagnosed), told.conditions()),
                born == null ? birthDate : born);
    }

    /** Those that still count: what the hospital has answered since stays answered, even when it takes its answer back. */
    Answers outlasting(Referral told) {
        return new Answers(
                needsSupervision == null || needsSupervision.countsAfter(told.needsSupervision())
                        ? needsSupervision
                        : null,
                safeAtHome == null || safeAtHome.countsAfter(told.safeAtHome()) ? safeAtHome : null,
                conditions == null || conditions.countsAfter(told.conditions()) ? conditions : null,
                birthDate);
    }

    /** Whether a clinician has said what the patient is treated for. */
    boolean diagnosed(Referral told) {
        return conditions != null && conditions.countsAfter(told.conditions());
    }

    Referral appliedTo(Referral told) {
        if (equals(NONE)) {
            return told;
        }
        return told.completed(
                told.birthDate() == null ? birthDate : told.birthDate(),
                conditions != null && diagnosed(told) ? conditions.conditions() : told.conditions(),
                needsSupervision == null ? told.needsSupervision() : needsSupervision.after(told.needsSupervision()),
                safeAtHome == null ? told.safeAtHome() : safeAtHome.after(told.safeAtHome()));
    }
}
