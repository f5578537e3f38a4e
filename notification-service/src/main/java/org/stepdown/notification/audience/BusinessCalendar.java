package org.stepdown.notification.audience;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * When an office is open. What can wait, waits for that.
 *
 * @param id identity
 * @param zone where it is
 * @param days days of the week on which it opens; at least one
 * @param opens when it opens
 * @param closes when it closes, the same day
 * @param holidays days on which it stays closed, with their names
 */
public record BusinessCalendar(
        String id,
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime opens,
        LocalTime closes,
        Map<LocalDate, String> holidays) {

    /** As long as nobody can look into the future of a calendar: longer than any run of holidays. */
    private static final int LONGEST_CLOSED_DAYS = 400;

    public BusinessCalendar {
        days = Set.copyOf(days);
        holidays = Map.copyOf(holidays);
        if (days.isEmpty() || !closes.isAfter(opens)) {
            throw new IllegalArgumentException("a calendar opens on some day, and closes after it opens");
        }
    }

    public boolean isHoliday(LocalDate day) {
        return holidays.containsKey(day);
    }

    public boolean isOpenOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !isHoliday(day);
    }

    /** The instant itself when the office is open then, else when it opens next. */
    public Instant firstOpenFrom(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (isOpenOn(day) && local.isBefore(day.atTime(closes).atZone(zone))) {
            Instant opening = day.atTime(opens).atZone(zone).toInstant();
            return opening.isAfter(instant) ? opening : instant;
        }
        return openingAfter(day);
    }

    /** When the office opens on the first business day after the day of this instant. */
    public Instant nextBusinessDay(Instant instant) {
        return openingAfter(instant.atZone(zone).toLocalDate());
    }

    private Instant openingAfter(LocalDate day) {
        LocalDate open = day.plusDays(1);
        // A calendar of nothing but holidays must not hold an alert back for ever.
        while (!isOpenOn(open) && open.isBefore(day.plusDays(LONGEST_CLOSED_DAYS))) {
            open = open.plusDays(1);
        }
        return open.atTime(opens).atZone(zone).toInstant();
    }
}
