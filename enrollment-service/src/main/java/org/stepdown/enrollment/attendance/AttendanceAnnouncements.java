package org.stepdown.enrollment.attendance;

import java.time.Instant;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;

/** Tells others who came, and who was looked for. */
public interface AttendanceAnnouncements {

    void recorded(AttendanceRecord record, String patientKey, Cause cause);

    void attempted(Outreach outreach, String patientKey, Outreach.Result result, Actor actor, Cause cause, Instant at);
}
