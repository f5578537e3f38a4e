package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.referral.ReferralStatus;

/**
 * A patient who has, or had, a seat in the cohort.
 *
 * @param referralId the referral
 * @param patientKey opaque key of the patient
 * @param status where the referral stands
 * @param onLeave whether the patient is on leave on the date of the session
 * @param leftAt when the placement ended; null while it lasts
 * @param records what counts of the patient's attendance in the cohort, in the order of sessions
 * @param firstCame date of the first session that the patient came to in any cohort of the program; null for none
 * @param topics what the patient has been taught in any cohort of the program, as far as it was recorded
 * @param outreach who looks for the patient at the moment
 */
public record Seated(
        UUID referralId,
        String patientKey,
        ReferralStatus status,
        boolean onLeave,
        @Nullable Instant leftAt,
        List<AttendanceRecord> records,
        @Nullable LocalDate firstCame,
        Set<String> topics,
        @Nullable Outreach outreach) {

    public Seated {
        records = List.copyOf(records);
        topics = Set.copyOf(topics);
    }

    /** What is recorded of a session. */
    @Nullable
    AttendanceRecord at(Session session) {
        return records.stream()
                .filter(record -> record.session().date().equals(session.date()))
                .findFirst()
                .orElse(null);
    }
}
