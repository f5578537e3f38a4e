package org.stepdown.notification.alert;

import java.time.Instant;
import java.util.List;

/** Brings up again what was snoozed and whose time is over; to be called in a transaction. */
public final class WakeSnoozed {

    private static final int AT_ONCE = 200;

    private final AlertRecords records;
    private final Announcements announcements;

    public WakeSnoozed(AlertRecords records, Announcements announcements) {
        this.records = records;
        this.announcements = announcements;
    }

    /** How many; more may be left. */
    public int wake(Instant now) {
        List<Change> changes = records.overdueSnoozes(now, AT_ONCE).stream()
                .map(snoozed -> new Change(snoozed.wake(), Change.Kind.WOKEN, null, Actor.SYSTEM, now, null))
                .toList();
        records.keep(changes);
        announcements.announce(changes);
        return changes.size();
    }
}
