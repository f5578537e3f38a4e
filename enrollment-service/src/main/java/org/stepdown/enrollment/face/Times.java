package org.stepdown.enrollment.face;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times as staff read them, in the zone of the pages; dates and times of day of a site are shown as they are. */
@Component
public class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("'today,' h:mm a", Locale.US);
    private static final DateTimeFormatter ANY_DAY = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a zzz", Locale.US);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, MMM d, yyyy", Locale.US);

    private final Clock clock;
    private final ZoneId zone;

    Times(Clock clock, FaceProperties properties) {
        this.clock = clock;
        this.zone = properties.zone();
    }

    /** Short, with its day. */
    public String clock(Instant at) {
        boolean today = at.atZone(zone)
                .toLocalDate()
                .equals(clock.instant().atZone(zone).toLocalDate());
        return (today ? TODAY : ANY_DAY).format(at.atZone(zone));
    }

    /** In full, with the zone. */
    public String full(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    /** How far away. */
    public String relative(Instant at) {
        Duration gap = Duration.between(clock.instant(), at);
        String span = span(gap.abs());
        return gap.isNegative() ? span + " ago" : "in " + span;
    }

    /** Whether it has passed. */
    public boolean isOver(Instant at) {
        return at.isBefore(clock.instant());
    }

    /** A date of a site. */
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    /** A time of day of a site. */
    public String time(LocalTime time) {
        return TIME.format(time);
    }

    private static String span(Duration gap) {
        if (gap.toMinutes() < 1) {
            return "less than a minute";
        }
        if (gap.toHours() < 1) {
            return gap.toMinutes() + " min";
        }
        return gap.toDays() < 2 ? gap.toHours() + " h" : gap.toDays() + " days";
    }
}
