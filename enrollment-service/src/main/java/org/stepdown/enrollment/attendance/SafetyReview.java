package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.util.List;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.reason.Reason;

/** A patient did not come and could not be reached: a clinician looks. */
final class SafetyReview {

    private SafetyReview() {}

    static Command of(Outreach outreach, Actor actor, Cause cause, Instant now) {
        Reason why = Reason.of("SAFETY_REVIEW", "attempts", outreach.attempts(), "sessionDate", outreach.sessionDate());
        return new Command.Review(outreach.referralId(), List.of(why), actor, cause, now);
    }
}
