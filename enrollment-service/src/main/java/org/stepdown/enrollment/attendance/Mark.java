package org.stepdown.enrollment.attendance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff say of one patient at one session.
 *
 * @param referralId the patient's referral
 * @param status whether the patient came
 * @param minutes how long the patient was there; the whole session for one who attended when null
 */
public record Mark(
        UUID referralId, AttendanceStatus status, @Nullable Integer minutes) {

    /** Minutes attended at a session of this length. */
    int minutesOf(int scheduled) {
        if (minutes != null) {
            return minutes;
        }
        return status == AttendanceStatus.ATTENDED ? scheduled : 0;
    }
}
