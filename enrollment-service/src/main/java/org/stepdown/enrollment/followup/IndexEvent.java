package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The discharge or emergency visit from which days are counted.
 *
 * @param measure the measure that it counts for
 * @param at when
 * @param zone zone of the facility; its calendar dates count, whatever the clocks there do
 */
public record IndexEvent(Measure measure, Instant at, ZoneId zone) {

    /** Its date at the facility: day 0. */
    public LocalDate date() {
        return at.atZone(zone).toLocalDate();
    }

    /** Date of the first session that counts. */
    public LocalDate firstDate() {
        return measure.countsDayZero() ? date() : date().plusDays(1);
    }

    /** Last date of a window. */
    public LocalDate lastDate(int days) {
        return date().plusDays(days);
    }

    /** The first moment after a window. */
    public Instant over(int days) {
        return lastDate(days).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether a session on this date is within a window. */
    public boolean isWithin(LocalDate date, int days) {
        return !date.isBefore(firstDate()) && !date.isAfter(lastDate(days));
    }

    /** Whether the measure is for a patient of this birth date; one whose age nobody knows is not left without a clock. */
    public boolean isFor(@Nullable LocalDate birthDate) {
        return birthDate == null || ChronoUnit.YEARS.between(birthDate, date()) >= measure.youngest();
    }

    /** The date of a time at the facility. */
    public LocalDate dateOf(Instant time) {
        return time.atZone(zone).toLocalDate();
    }
}
