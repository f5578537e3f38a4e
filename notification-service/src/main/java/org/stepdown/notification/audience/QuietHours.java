package org.stepdown.notification.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When somebody is not to be disturbed by what can wait.
 *
 * @param from when they begin
 * @param to when they end; not after {@code from}: on the next day
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** The instant itself outside of quiet hours, else their end. */
    Instant after(Instant instant, ZoneId zone) {
        LocalDate today = instant.atZone(zone).toLocalDate();
        for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
            LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
            Instant begins = day.atTime(from).atZone(zone).toInstant();
            Instant ends = last.atTime(to).atZone(zone).toInstant();
            if (!instant.isBefore(begins) && instant.isBefore(ends)) {
                return ends;
            }
        }
        return instant;
    }
}
