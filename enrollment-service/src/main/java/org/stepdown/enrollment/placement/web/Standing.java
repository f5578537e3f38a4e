package org.stepdown.enrollment.placement.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a referral stands, who has the next step, and until when. */
record Standing(
        UUID referralId,
        String status,
        long revision,
        List<Told> reasons,
        @Nullable String owner,
        @Nullable Instant dueAt,
        @Nullable Instant since,
        @Nullable String cohortId,
        boolean safetyFlag) {

    private static final int SHORT = 8;

    /** What staff call the referral on screen and on the phone. */
    public String shortId() {
        return referralId.toString().substring(0, SHORT);
    }

    static Standing read(ResultSet row, int number) throws SQLException {
        String reasons = row.getString("reasons");
        return new Standing(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getLong("revision"),
                reasons == null ? List.of() : Stored.reasons(reasons),
                row.getString("owner"),
                time(row, "due_at"),
                time(row, "at"),
                row.getString("cohort_id"),
                row.getBoolean("safety_flag"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
