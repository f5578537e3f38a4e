package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.SessionCalendar;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.seat.SeatLedger;

/** What a cohort must have for a referral, one small rule each (domain rules, section 5). */
final class MatchRules {

    static final String FULL = "FULL";

    /** Codes that say that the group is not for this patient at all. */
    static final Set<String> CLINICAL = Set.of("CONDITION", "DUAL_DIAGNOSIS_ONLY", "AGE_BAND", "CLOSED");

    private static final Reason NO_SEAT = Reason.of(FULL);
    private static final Reason CLOSED = Reason.of("CLOSED");
    private static final Reason CONDITION = Reason.of("CONDITION");
    private static final Reason DUAL_ONLY = Reason.of("DUAL_DIAGNOSIS_ONLY");
    private static final Reason AGE_BAND = Reason.of("AGE_BAND");
    private static final Reason ALREADY_STARTED = Reason.of("ALREADY_STARTED");
    private static final Reason NO_SESSION = Reason.of("NO_SESSION");

    private static final List<Rule> RULES = List.of(
            MatchRules::isOpen,
            MatchRules::treatsTheCondition,
            MatchRules::isNotForDualDiagnosisOnly,
            MatchRules::isForTheAge,
            MatchRules::meetsAsAsked,
            MatchRules::meetsWhenAsked,
            MatchRules::meetsWhereAsked,
            MatchRules::speaksTheLanguage,
            MatchRules::canBeJoined,
            MatchRules::hasASeat);

    private MatchRules() {}

    static Fit fit(Referral referral, Cohort cohort, SeatLedger ledger, Policy policy, Instant at) {
        ZonedDateTime session = firstSession(referral, cohort, ledger, at);
        Fit open = new Fit(referral, cohort, ledger.census(cohort.id()), session, List.of());
        List<Reason> refusals = new ArrayList<>();
        for (Rule rule : RULES) {
            Reason refusal = rule.refuse(open, policy, at);
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        return refusals.isEmpty()
                ? open
                : new Fit(referral, cohort, open.census(), session, Collections.unmodifiableList(refusals));
    }

    private static @Nullable ZonedDateTime firstSession(
            Referral referral, Cohort cohort, SeatLedger ledger, Instant at) {
        SessionCalendar calendar = new SessionCalendar(cohort.schedule());
        LocalDate wanted = referral.preferences().earliestStart();
        Predicate<LocalDate> willDo = date -> (wanted == null || !date.isBefore(wanted))
                && (cohort.mode() != EnrollmentMode.TOPIC_CYCLE || calendar.beginsItsWeek(date))
                && letsSomebodyBegin(cohort, ledger, date);
        return calendar.firstFrom(at, willDo);
    }

    private static boolean letsSomebodyBegin(Cohort cohort, SeatLedger ledger, LocalDate date) {
        Integer cap = cohort.startCap();
        if (cap == null) {
            return true;
        }
        Instant session = date.atTime(cohort.schedule().startsAt())
                .atZone(cohort.schedule().timeZone())
                .toInstant();
        return ledger.starting(cohort.id(), session) < cap;
    }

    private static @Nullable Reason isOpen(Fit fit, Policy policy, Instant at) {
        return fit.cohort().closed() ? CLOSED : null;
    }

    private static @Nullable Reason treatsTheCondition(Fit fit, Policy policy, Instant at) {
        return Collections.disjoint(fit.cohort().conditions(), fit.referral().conditions()) ? CONDITION : null;
    }

    private static @Nullable Reason isNotForDualDiagnosisOnly(Fit fit, Policy policy, Instant at) {
        return fit.cohort().dualDiagnosis()
                        && !Condition.isDualDiagnosis(fit.referral().conditions())
                ? DUAL_ONLY
                : null;
    }

    private static @Nullable Reason isForTheAge(Fit fit, Policy policy, Instant at) {
        LocalDate birthDate = fit.referral().birthDate();
        ZonedDateTime session = fit.firstSession();
        LocalDate on = session != null
                ? session.toLocalDate()
                : at.atZone(fit.cohort().schedule().timeZone()).toLocalDate();
        return birthDate != null && fit.cohort().ageBand().admits(birthDate, on) ? null : AGE_BAND;
    }

    private static @Nullable Reason meetsAsAsked(Fit fit, Policy policy, Instant at) {
        Modality wanted = fit.referral().preferences().modality();
        return wanted == null || wanted == fit.cohort().modality() ? null : Reason.of("MODALITY", "wanted", wanted);
    }

    private static @Nullable Reason meetsWhenAsked(Fit fit, Policy policy, Instant at) {
        Track wanted = fit.referral().preferences().track();
        return !policy.trackRequired()
                        || wanted == null
                        || wanted == fit.cohort().track()
                ? null
                : Reason.of("TRACK", "wanted", wanted);
    }

    private static @Nullable Reason meetsWhereAsked(Fit fit, Policy policy, Instant at) {
        List<String> sites = Preference.sites(fit.referral(), policy);
        return !policy.siteRequired()
                        || sites.isEmpty()
                        || sites.contains(fit.cohort().site())
                ? null
                : Reason.of("SITE");
    }

    private static @Nullable Reason speaksTheLanguage(Fit fit, Policy policy, Instant at) {
        String wanted = fit.referral().preferences().language();
        return wanted == null || fit.cohort().languages().contains(wanted)
                ? null
                : Reason.of("LANGUAGE", "wanted", wanted);
    }

    private static @Nullable Reason canBeJoined(Fit fit, Policy policy, Instant at) {
        if (fit.cohort().mode() == EnrollmentMode.CLOSED) {
            ZonedDateTime first = new SessionCalendar(fit.cohort().schedule()).first();
            if (first == null || first.toInstant().isBefore(at)) {
                return ALREADY_STARTED;
            }
        }
        return fit.firstSession() == null ? NO_SESSION : null;
    }

    private static @Nullable Reason hasASeat(Fit fit, Policy policy, Instant at) {
        return fit.census().free() == 0 ? NO_SEAT : null;
    }

    private interface Rule {
        @Nullable
        Reason refuse(Fit fit, Policy policy, Instant at);
    }
}
