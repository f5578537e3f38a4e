package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.referral.ReferralStatus;

/** Where attendance and outreach are kept. */
public interface AttendanceRecords {

    @Nullable
    Group group(String cohortId);

    /** Everybody who has or had a seat in the cohort that is not merely offered. */
    List<Seated> seated(String cohortId, Session session);

    /** Keeps records; of each session and referral the newest counts. */
    void keep(Collection<AttendanceRecord> records);

    OutreachPolicy policy(Instant at);

    /** An outreach, held for the caller. */
    @Nullable
    Outreach outreach(UUID id);

    boolean anyOverdue(Instant now);

    /** Outreach whose time is over and which nobody else has in hand. */
    List<Outreach> overdue(Instant now, int most);

    /** Whether the placement is over, and whether the patient came to any session. */
    Standing standing(UUID referralId);

    void keep(Outreach outreach, Instant now);

    void keep(Outreach outreach, Outreach.Result result, String by, @Nullable String note, Instant now);

    /** Nobody looks for the patient any more. */
    void endOutreach(UUID referralId, Instant now);

    /** Two referrals are of one person: what was recorded of the one that ends is the other's from now on. */
    void unite(UUID mergedId, UUID survivingId);

    /**
     * Where a referral stands.
     *
     * @param patientKey opaque key of the patient
     * @param status its status
     * @param seated whether it has a seat that is not merely offered
     * @param started whether the patient came to any session
     */
    record Standing(String patientKey, ReferralStatus status, boolean seated, boolean started) {

        /** Whether the referral has ended. */
        public boolean over() {
            return status.isOver();
        }
    }
}
