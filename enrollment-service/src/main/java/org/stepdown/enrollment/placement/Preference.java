package org.stepdown.enrollment.placement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.placement.FirstSessions.Session;
import org.stepdown.enrollment.referral.FollowUp;
import org.stepdown.enrollment.referral.Referral;

/** Why one fitting cohort is preferred to another (domain rules, section 5 †); smaller is better. */
public enum Preference {
    /** A first session inside the 7-day follow-up window. */
    WITHIN_FOLLOW_UP((a, b, policy) -> Boolean.compare(missesAClock(a), missesAClock(b))),
    /** The cohort made for the condition, dual diagnosis first. */
    SPECIFIC_CONDITION((a, b, policy) -> Integer.compare(distance(a), distance(b))),
    /** The time of day that was asked for. */
    PREFERRED_TRACK((a, b, policy) -> Boolean.compare(missesTheTrack(a), missesTheTrack(b))),
    /** The site that was asked for, else those that the sending facility refers to. */
    PREFERRED_SITE((a, b, policy) -> Boolean.compare(missesTheSite(a, policy), missesTheSite(b, policy))),
    /** The earliest first session. */
    EARLIEST_SESSION((a, b, policy) -> earlier(a.firstSession(), b.firstSession())),
    /** The fuller cohort. */
    FULLER_COHORT((a, b, policy) -> Integer.compare(
            b.census().taken() * a.census().capacity(),
            a.census().taken() * b.census().capacity())),
    /** The cohort's id, so that there is always one answer. */
    COHORT_ID((a, b, policy) -> a.cohort().id().compareTo(b.cohort().id()));

    private final Order order;

    Preference(Order order) {
        this.order = order;
    }

    int compare(Fit a, Fit b, Policy policy) {
        return order.compare(a, b, policy);
    }

    /** The sites that a referral leans to; none when all are alike. */
    static List<String> sites(Referral referral, Policy policy) {
        String wanted = referral.preferences().site();
        return wanted != null ? List.of(wanted) : policy.facilitySites().getOrDefault(referral.facility(), List.of());
    }

    /** None is later than any. */
    private static int earlier(@Nullable Session a, @Nullable Session b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a.begins().compareTo(b.begins());
    }

    private static boolean missesAClock(Fit fit) {
        Session session = fit.firstSession();
        if (session == null) {
            return true;
        }
        for (FollowUp clock : fit.referral().followUps()) {
            LocalDate date = session.at().withZoneSameInstant(clock.timeZone()).toLocalDate();
            if (date.isAfter(clock.sevenDayDeadline())) {
                return true;
            }
        }
        return false;
    }

    private static int distance(Fit fit) {
        Cohort cohort = fit.cohort();
        if (cohort.dualDiagnosis()) {
            return 0;
        }
        List<Condition> conditions = fit.referral().conditions();
        if (conditions.isEmpty() || !cohort.conditions().contains(conditions.getFirst())) {
            return 3;
        }
        return cohort.conditions().equals(Set.of(conditions.getFirst())) ? 1 : 2;
    }

    private static boolean missesTheTrack(Fit fit) {
        Track wanted = fit.referral().preferences().track();
        return wanted != null && wanted != fit.cohort().track();
    }

    private static boolean missesTheSite(Fit fit, Policy policy) {
        List<String> sites = sites(fit.referral(), policy);
        return !sites.isEmpty() && !sites.contains(fit.cohort().site());
    }

    private interface Order {
        int compare(Fit a, Fit b, Policy policy);
    }
}
