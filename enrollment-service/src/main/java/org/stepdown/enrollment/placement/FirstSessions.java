package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.SessionCalendar;
import org.stepdown.enrollment.seat.SeatLedger;

/**
 * The first session that a patient could attend in each cohort. What is the first from one time on is the first for
 * every time up to its beginning, so within a batch a calendar is gone through once and not for every referral; only
 * where new starts are limited does it depend on who came before.
 */
final class FirstSessions {

    private final SeatLedger ledger;
    private final Map<Asked, Known> known = new HashMap<>();
    private final Map<String, Instant> beginnings = new HashMap<>();

    FirstSessions(SeatLedger ledger) {
        this.ledger = ledger;
    }

    /** The first session from a time on, and not before a date that is asked for; null when there is none. */
    @Nullable
    Session of(Cohort cohort, @Nullable LocalDate wanted, Instant at) {
        if (cohort.startCap() != null) {
            return find(cohort, wanted, at);
        }
        Asked asked = new Asked(cohort.id(), wanted);
        Known before = known.get(asked);
        if (before != null && before.holds(at)) {
            return before.session();
        }
        Session session = find(cohort, wanted, at);
        LocalDate today = at.atZone(cohort.schedule().timeZone()).toLocalDate();
        Instant until = session != null
                ? session.begins()
                : today.plusDays(1)
                        .atStartOfDay(cohort.schedule().timeZone())
                        .toInstant()
                        .minusNanos(1);
        known.put(asked, new Known(session, at, until));
        return session;
    }

    /** When the very first session of a cohort begins; at no time when there is none. */
    Instant beginning(Cohort cohort) {
        Instant found = beginnings.get(cohort.id());
        if (found == null) {
            ZonedDateTime first = new SessionCalendar(cohort.schedule()).first();
            found = first == null ? Instant.MIN : first.toInstant();
            beginnings.put(cohort.id(), found);
        }
        return found;
    }

    private @Nullable Session find(Cohort cohort, @Nullable LocalDate wanted, Instant at) {
        SessionCalendar calendar = new SessionCalendar(cohort.schedule());
        Predicate<LocalDate> willDo = date -> (wanted == null || !date.isBefore(wanted))
                && (cohort.mode() != EnrollmentMode.TOPIC_CYCLE || calendar.beginsItsWeek(date))
                && letsSomebodyBegin(cohort, date);
        ZonedDateTime session = calendar.firstFrom(at, willDo);
        return session == null ? null : new Session(session, session.toInstant());
    }

    private boolean letsSomebodyBegin(Cohort cohort, LocalDate date) {
        Integer cap = cohort.startCap();
        if (cap == null) {
            return true;
        }
        Instant session = date.atTime(cohort.schedule().startsAt())
                .atZone(cohort.schedule().timeZone())
                .toInstant();
        return ledger.starting(cohort.id(), session) < cap;
    }

    /** A session by the clock of its site, and as a moment. */
    record Session(ZonedDateTime at, Instant begins) {}

    private record Asked(String cohortId, @Nullable LocalDate wanted) {}

    /** What was found holds from the time that it was asked for until it begins; that there is none, for the day. */
    private record Known(@Nullable Session session, Instant from, Instant until) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && !at.isAfter(until);
        }
    }
}
