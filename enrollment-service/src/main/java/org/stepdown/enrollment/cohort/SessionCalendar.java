package org.stepdown.enrollment.cohort;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a schedule. A session keeps its wall-clock time over daylight-saving changes; one that would begin
 * in the hour that spring skips begins an hour later.
 */
public final class SessionCalendar {

    private static final int WEEKS_AHEAD = 26;

    private final Schedule schedule;

    public SessionCalendar(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * The first session that begins at or after a time, on a date that will do; null when the cohort has none within
     * half a year of that time or of its own start.
     */
    public @Nullable ZonedDateTime firstFrom(Instant earliest, Predicate<LocalDate> willDo) {
        LocalDate asked = earliest.atZone(schedule.timeZone()).toLocalDate();
        LocalDate date = asked.isBefore(schedule.firstDate()) ? schedule.firstDate() : asked;
        LocalDate last = date.plusWeeks(WEEKS_AHEAD);
        while (!date.isAfter(last)) {
            if (schedule.meetsOn(date) && willDo.test(date)) {
                ZonedDateTime session = on(date);
                if (!session.toInstant().isBefore(earliest)) {
                    return session;
                }
            }
            date = date.plusDays(1);
        }
        return null;
    }

    /** The very first session; null when there is none. */
    public @Nullable ZonedDateTime first() {
        return firstFrom(schedule.firstDate().atStartOfDay(schedule.timeZone()).toInstant(), date -> true);
    }

    /** The session on a date; null when the cohort does not meet then. */
    public @Nullable ZonedDateTime sessionOn(LocalDate date) {
        return schedule.meetsOn(date) ? on(date) : null;
    }

    /** The sessions from one date to another, both included. */
    public List<ZonedDateTime> between(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? List.of()
                : from.datesUntil(to.plusDays(1))
                        .filter(schedule::meetsOn)
                        .map(this::on)
                        .toList();
    }

    /** Whether no session comes before this one in its calendar week. */
    public boolean beginsItsWeek(LocalDate date) {
        LocalDate monday =
                date.minus(date.getDayOfWeek().getValue() - (long) DayOfWeek.MONDAY.getValue(), ChronoUnit.DAYS);
        return monday.datesUntil(date).noneMatch(schedule::meetsOn);
    }

    /** The dates from one to another, both included, on which there is a session. */
    Stream<LocalDate> dates(LocalDate from, LocalDate to) {
        return from.isAfter(to)
                ? Stream.empty()
                : from.datesUntil(to.plusDays(1)).filter(schedule::meetsOn);
    }

    /** When the session of this date begins. */
    ZonedDateTime on(LocalDate date) {
        return ZonedDateTime.of(date, schedule.startsAt(), schedule.timeZone());
    }
}
