package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Attendance of one patient at one session, as it was recorded.
 *
 * @param id identity
 * @param referralId the patient's referral
 * @param session the session
 * @param status whether the patient came
 * @param minutes minutes attended
 * @param revision 1 for the first record, more for a correction
 * @param by account of who recorded it
 * @param at when
 * @param reason why it was corrected, in their own words
 * @param topic what was taught; null without a cycle of topics
 */
public record AttendanceRecord(
        UUID id,
        UUID referralId,
        Session session,
        AttendanceStatus status,
        int minutes,
        int revision,
        String by,
        Instant at,
        @Nullable String reason,
        @Nullable String topic) {

    /** Whether an earlier record is corrected. */
    public boolean corrects() {
        return revision > 1;
    }
}
