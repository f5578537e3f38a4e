package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.cohort.SessionCalendar;

/**
 * A cohort as far as attendance depends on it.
 *
 * @param id the cohort
 * @param schedule when it meets
 * @param mode when a patient may join, and so when one is done
 * @param weeks length of its program
 * @param topics how many parts the program's curriculum has
 */
public record Group(String id, Schedule schedule, EnrollmentMode mode, int weeks, int topics) {

    /** The session on a date; null when the cohort does not meet then. */
    public @Nullable Session session(LocalDate date) {
        ZonedDateTime at = calendar().sessionOn(date);
        return at == null ? null : new Session(id, date, at.toInstant(), schedule.minutes());
    }

    /** The date at the site. */
    public LocalDate dateOf(Instant time) {
        return time.atZone(schedule.timeZone()).toLocalDate();
    }

    /** The last moment of the day that it is at the site. */
    public Instant endOfDay(Instant time) {
        return dateOf(time).plusDays(1).atStartOfDay(schedule.timeZone()).toInstant();
    }

    SessionCalendar calendar() {
        return new SessionCalendar(schedule);
    }
}
