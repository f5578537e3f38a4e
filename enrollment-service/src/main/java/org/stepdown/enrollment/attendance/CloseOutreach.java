package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;

/** Asks a clinician where a patient was not reached in time; to be called in a transaction, by any number of instances. */
public final class CloseOutreach {

    private static final int AT_ONCE = 50;

    private final AttendanceRecords records;
    private final PlaceReferrals placeReferrals;

    public CloseOutreach(AttendanceRecords records, PlaceReferrals placeReferrals) {
        this.records = records;
        this.placeReferrals = placeReferrals;
    }

    /** How many it looked at; when that is none, nothing more is due. */
    public int close(Instant now) {
        if (!records.anyOverdue(now)) {
            return 0;
        }
        placeReferrals.place(List.of()); // the desk comes first, as everywhere: so two callers can't block each other
        List<Outreach> overdue = records.overdue(now, AT_ONCE);
        List<Command> commands = new ArrayList<>();
        for (Outreach outreach : overdue) {
            Cause cause = Cause.command(outreach.id(), "CloseOutreach", now);
            if (records.standing(outreach.referralId()).over()) {
                records.keep(outreach.in(Outreach.State.OVER), now);
            } else {
                records.keep(outreach.in(Outreach.State.SAFETY_REVIEW), now);
                commands.add(SafetyReview.of(outreach, Actor.SYSTEM, cause, now));
            }
        }
        placeReferrals.place(commands);
        return overdue.size();
    }
}
