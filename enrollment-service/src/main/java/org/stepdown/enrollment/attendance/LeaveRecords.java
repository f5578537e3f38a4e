package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where leave is kept. */
public interface LeaveRecords {
    void keep(Leave leave);

    /** Leave that was not cancelled, by date. */
    List<Leave> of(UUID referralId);

    /** False when there is none of this id that still holds. */
    boolean cancel(UUID referralId, UUID leaveId, String by, Instant at);

    /** Sessions within the leave that count as missed. */
    List<AttendanceRecord> missedWithin(Leave leave);
}
