package org.stepdown.notification.timetable;

import java.time.Instant;
import java.util.Optional;

/** Work of which rows say when it is due. */
public interface DueWork {

    /** Does some of what is due, within a transaction that is open: how many. None: nothing is left, or others are at it. */
    int doDue(Instant now);

    /** When the next of it is due; in the past when it is overdue. */
    Optional<Instant> nextDue();
}
