package org.stepdown.enrollment.attendance;

import java.util.List;
import java.util.UUID;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.ReferralStatus;

/** Ends the placement of a patient in care; the seat goes to the next at once. To be called in a transaction. */
public final class EndPlacement {

    private final AttendanceRecords records;
    private final PlaceReferrals placeReferrals;

    public EndPlacement(AttendanceRecords records, PlaceReferrals placeReferrals) {
        this.records = records;
        this.placeReferrals = placeReferrals;
    }

    /** How a placement ends. */
    public enum Way {
        /** The patient is done. */
        COMPLETE(ReferralStatus.COMPLETED, "COMPLETED_BY_STAFF"),
        /** The patient goes to a higher level of care. */
        STEP_UP(ReferralStatus.WITHDRAWN, "STEPPED_UP"),
        /** The patient never came. */
        NO_SHOW(ReferralStatus.NO_SHOW, "NEVER_CAME");

        private final ReferralStatus status;
        private final String code;

        Way(ReferralStatus status, String code) {
            this.status = status;
            this.code = code;
        }

        /** The status that it ends with. */
        public ReferralStatus status() {
            return status;
        }
    }

    /** Empty when it ended, or had ended so before; otherwise the code of what is against it. */
    public List<Reason> end(UUID referralId, Way way, String by, Cause cause) {
        placeReferrals.place(List.of()); // the desk comes first, as everywhere
        AttendanceRecords.Standing standing = records.standing(referralId);
        if (standing.status() == way.status()) {
            return List.of();
        }
        if (standing.over()) {
            return List.of(Reason.of("ENDED_ALREADY", "status", standing.status()));
        }
        if (!standing.seated()) {
            return List.of(Reason.of("NO_SEAT", "status", standing.status()));
        }
        if (way == Way.COMPLETE && !standing.started()) {
            return List.of(Reason.of("NEVER_STARTED"));
        }
        if (way == Way.NO_SHOW && standing.started()) {
            return List.of(Reason.of("HAS_ATTENDED"));
        }
        placeReferrals.place(List.of(new Command.Close(
                referralId, way.status(), List.of(Reason.of(way.code)), Actor.staff(by), cause, cause.occurredAt())));
        records.endOutreach(referralId, cause.occurredAt());
        return List.of();
    }
}
