package org.stepdown.notification.inbox.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as staff read them; the page's script keeps them up to date in the same words. */
record Times(ZoneId zone, Instant now) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter ANY_DAY = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a zzz", Locale.US);

    /** Short, with the day where it is not today's. */
    public String clock(Instant at) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TODAY : ANY_DAY).format(at.atZone(zone));
    }

    /** In full, with the zone. */
    public String full(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    /** How far away. */
    public String relative(Instant at) {
        Duration gap = Duration.between(now, at);
        String span = span(gap.abs());
        return gap.isNegative() ? span + " ago" : "in " + span;
    }

    private static String span(Duration gap) {
        if (gap.toMinutes() < 1) {
            return "less than a minute";
        }
        if (gap.toHours() < 1) {
            return gap.toMinutes() + " min";
        }
        return gap.toDays() < 1 ? gap.toHours() + " h " + gap.toMinutesPart() + " min" : gap.toDays() + " d";
    }
}
