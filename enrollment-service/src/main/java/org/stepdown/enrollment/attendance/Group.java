package org.stepdown.enrollment.attendance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
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
 * @param topics what a cycle of topics teaches, a week each; none for a group that has no such cycle
 */
public record Group(String id, Schedule schedule, EnrollmentMode mode, int weeks, List<String> topics) {

    public Group {
        topics = List.copyOf(topics);
    }

    /** The session on a date; null when the cohort does not meet then. */
    public @Nullable Session session(LocalDate date) {
        ZonedDateTime at = calendar().sessionOn(date);
        return at == null ? null : new Session(id, date, at.toInstant(), schedule.minutes());
    }

    /**
     * What is taught on a date; null without a cycle of topics. A topic lasts a calendar week, and a week in which nobody
     * meets teaches nothing, as in the calendar of sessions.
     */
    @Nullable
    String topicOn(LocalDate date) {
        if (topics.isEmpty()) {
            return null;
        }
        long weeks = calendar().between(schedule.firstDate(), date).stream()
                .map(session -> session.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .distinct()
                .count();
        return topics.get((int) (Math.max(weeks - 1, 0) % topics.size()));
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
