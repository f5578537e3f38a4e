package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.stepdown.enrollment.placement.Cause;

/** Looks at the clocks of patients whose attendance was recorded or corrected; to be called in that transaction. */
public final class CountSessions {

    private final FollowUpRecords records;
    private final ClockAnnouncements announcements;

    public CountSessions(FollowUpRecords records, ClockAnnouncements announcements) {
        this.records = records;
        this.announcements = announcements;
    }

    public void count(Collection<UUID> referralIds, Cause cause, Instant now) {
        Set<String> persons = records.personsOf(referralIds);
        FollowUpBook book = records.open(persons, referralIds);
        persons.forEach(person -> book.settle(person, cause, now));
        records.keep(book);
        announcements.announce(book.changes());
    }
}
