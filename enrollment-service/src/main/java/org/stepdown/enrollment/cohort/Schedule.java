package org.stepdown.enrollment.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a cohort meets, in the wall-clock time of its site.
 *
 * @param weekdays days of the week
 * @param startsAt time of day
 * @param minutes length of a session
 * @param timeZone IANA zone of the site
 * @param firstDate no session before this date
 * @param lastDate no session after it; open-ended when null
 * @param holidays dates without a session
 */
public record Schedule(
        Set<DayOfWeek> weekdays,
        LocalTime startsAt,
        int minutes,
        ZoneId timeZone,
        LocalDate firstDate,
        @Nullable LocalDate lastDate,
        Set<LocalDate> holidays) {

    public Schedule {
        weekdays = Set.copyOf(weekdays);
        holidays = Set.copyOf(holidays);
    }

    /** Hours that a patient spends here in a full week. */
    public BigDecimal weeklyHours() {
        return BigDecimal.valueOf((long) minutes * weekdays.size())
                .divide(BigDecimal.valueOf(Duration.ofHours(1).toMinutes()), 2, RoundingMode.HALF_UP);
    }

    /** The same schedule with more dates without a session. */
    public Schedule without(Set<LocalDate> moreHolidays) {
        Set<LocalDate> all = new HashSet<>(holidays);
        all.addAll(moreHolidays);
        return new Schedule(weekdays, startsAt, minutes, timeZone, firstDate, lastDate, all);
    }

    boolean meetsOn(LocalDate date) {
        return weekdays.contains(date.getDayOfWeek())
                && !holidays.contains(date)
                && !date.isBefore(firstDate)
                && (lastDate == null || !date.isAfter(lastDate));
    }
}
