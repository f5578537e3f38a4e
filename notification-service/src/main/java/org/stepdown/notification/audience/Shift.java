package org.stepdown.notification.audience;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of duty that comes every week. Its times are wall-clock times of its team: a night in which the clocks
 * change is an hour shorter or longer, and the next shift begins where it ends.
 *
 * @param name what the team calls it
 * @param days days of the week on which it starts
 * @param starts when it starts
 * @param ends when it ends; not after {@code starts}: on the next day
 * @param holidays what of it on holidays
 * @param accounts who is on duty
 * @param from first day on which it may start
 * @param to last day on which it may start; null while no end is set
 */
public record Shift(
        String name,
        Set<DayOfWeek> days,
        LocalTime starts,
        LocalTime ends,
        OnHolidays holidays,
        List<String> accounts,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Whether a shift is worked on holidays. */
    public enum OnHolidays {
        AS_WELL,
        NOT,
        ONLY
    }

    public Shift {
        days = Set.copyOf(days);
        accounts = List.copyOf(accounts);
    }

    /** Whether it is worked at this instant. */
    boolean covers(Instant instant, ZoneId zone, BusinessCalendar calendar) {
        LocalDate today = instant.atZone(zone).toLocalDate();
        // It may have started yesterday.
        return Stream.of(today.minusDays(1), today)
                .filter(day -> startsOn(day, calendar))
                .anyMatch(day -> !instant.isBefore(start(day, zone)) && instant.isBefore(end(day, zone)));
    }

    /** Whether it is worked on a day, on which it starts. */
    public boolean startsOn(LocalDate day, BusinessCalendar calendar) {
        boolean wanted = switch (holidays) {
            case AS_WELL -> days.contains(day.getDayOfWeek());
            case NOT -> days.contains(day.getDayOfWeek()) && !calendar.isHoliday(day);
            case ONLY -> days.contains(day.getDayOfWeek()) && calendar.isHoliday(day);
        };
        return wanted && !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public Instant start(LocalDate day, ZoneId zone) {
        return day.atTime(starts).atZone(zone).toInstant();
    }

    public Instant end(LocalDate day, ZoneId zone) {
        LocalDate last = ends.isAfter(starts) ? day : day.plusDays(1);
        return last.atTime(ends).atZone(zone).toInstant();
    }
}
