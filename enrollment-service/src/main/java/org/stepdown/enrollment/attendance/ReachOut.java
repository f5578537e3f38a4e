package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.reason.Reason;

/** Records that somebody tried to reach a patient; the last try in vain asks a clinician. To be called in a transaction. */
public final class ReachOut {

    private final AttendanceRecords records;
    private final AttendanceAnnouncements announcements;
    private final PlaceReferrals placeReferrals;

    public ReachOut(AttendanceRecords records, AttendanceAnnouncements announcements, PlaceReferrals placeReferrals) {
        this.records = records;
        this.announcements = announcements;
        this.placeReferrals = placeReferrals;
    }

    /**
     * What came of it.
     *
     * @param outreach the outreach now
     * @param counted whether the attempt was written down; nobody is looked for any more when it was not
     */
    public record Answer(Outreach outreach, boolean counted) {}

    /** Null for an outreach that there is not. */
    public @Nullable Answer reach(UUID id, Outreach.Result result, String by, @Nullable String note, Cause cause) {
        placeReferrals.place(List.of()); // the desk comes first, as everywhere
        Instant now = cause.occurredAt();
        Outreach before = records.outreach(id);
        if (before == null) {
            return null;
        }
        if (!before.state().isOpen()) {
            return new Answer(before, false);
        }
        AttendanceRecords.Standing standing = records.standing(before.referralId());
        if (standing.over()) {
            Outreach over = before.in(Outreach.State.OVER);
            records.keep(over, now);
            return new Answer(over, false);
        }
        Outreach after = before.attempted(result);
        records.keep(after, now);
        records.keep(after, result, by, note, now);
        Actor actor = Actor.staff(by);
        announcements.attempted(after, standing.patientKey(), result, actor, cause, now);
        List<Command> commands = new ArrayList<>();
        if (after.state() == Outreach.State.SAFETY_REVIEW && before.state() == Outreach.State.OPEN) {
            commands.add(SafetyReview.of(after, actor, cause, now));
        } else if (after.state() == Outreach.State.REACHED && before.state() == Outreach.State.SAFETY_REVIEW) {
            commands.add(new Command.Return(
                    after.referralId(), standing.started(), List.of(Reason.of("PATIENT_REACHED")), actor, cause, now));
        }
        placeReferrals.place(commands);
        return new Answer(after, true);
    }
}
