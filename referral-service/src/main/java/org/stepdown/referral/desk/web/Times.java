package org.stepdown.referral.desk.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as staff read them. */
record Times(ZoneId zone, Instant now) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);
    private static final DateTimeFormatter ANY_YEAR = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a zzz", Locale.US);

    /** Short, with the day where it is not today's. */
    public String clock(Instant at) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        boolean thisYear = at.atZone(zone).getYear() == now.atZone(zone).getYear();
        return (today ? TODAY : thisYear ? THIS_YEAR : ANY_YEAR).format(at.atZone(zone));
    }

    /** In full, with the zone. */
    public String full(Instant at) {
        return FULL.format(at.atZone(zone));
    }
}
