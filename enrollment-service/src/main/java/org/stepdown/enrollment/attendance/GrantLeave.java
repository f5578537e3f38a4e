package org.stepdown.enrollment.attendance;

import java.util.List;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.reason.Reason;

/**
 * Lets a patient stay away for some days and keep the seat: sessions within are excused, also those that were missed
 * already. To be called in a transaction.
 */
public final class GrantLeave {

    private final LeaveRecords leaves;
    private final AttendanceRecords records;
    private final RecordAttendance recordAttendance;

    public GrantLeave(LeaveRecords leaves, AttendanceRecords records, RecordAttendance recordAttendance) {
        this.leaves = leaves;
        this.records = records;
        this.recordAttendance = recordAttendance;
    }

    /** What is against it; it was not granted then. */
    public List<Reason> grant(Leave leave, Cause cause) {
        if (leave.to().isBefore(leave.from())) {
            return List.of(Reason.of("ENDS_BEFORE_IT_BEGINS"));
        }
        if (!records.standing(leave.referralId()).seated()) {
            return List.of(Reason.of("NO_SEAT"));
        }
        leaves.keep(leave);
        for (AttendanceRecord missed : leaves.missedWithin(leave)) {
            Group group = records.group(missed.session().cohortId());
            if (group != null) {
                Mark excused = new Mark(leave.referralId(), AttendanceStatus.EXCUSED, null);
                recordAttendance.record(group, missed.session(), List.of(excused), leave.by(), "LEAVE", cause);
            }
        }
        return List.of();
    }
}
