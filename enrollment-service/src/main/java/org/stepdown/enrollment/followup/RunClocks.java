package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Lets time go on for the clocks that are due; to be called in a transaction, by any number of instances at once. */
public final class RunClocks {

    private static final int AT_ONCE = 200;

    private final FollowUpRecords records;
    private final ClockAnnouncements announcements;

    public RunClocks(FollowUpRecords records, ClockAnnouncements announcements) {
        this.records = records;
        this.announcements = announcements;
    }

    /** How many persons it looked at; when that is none, nothing more is due. */
    public int run(Instant now) {
        Set<String> due = records.due(now, AT_ONCE);
        if (!due.isEmpty()) {
            FollowUpBook book = records.open(due, List.of());
            due.forEach(person -> book.settle(person, null, now));
            records.keep(book);
            announcements.announce(book.changes());
        }
        return due.size();
    }
}
