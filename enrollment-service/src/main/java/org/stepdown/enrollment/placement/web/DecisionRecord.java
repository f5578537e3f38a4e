package org.stepdown.enrollment.placement.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The latest decision on a referral, with where the referral stands now; the lists are as they were stored. */
record DecisionRecord(
        UUID referralId,
        String status,
        UUID decisionId,
        String outcome,
        @JsonRawValue String reasons,
        @Nullable Placed cohort,
        @JsonRawValue String considered,
        @Nullable String nearestFit,
        @JsonRawValue String missing,
        @JsonRawValue String inputs,
        String policyVersion,
        Instant decidedAt) {

    /** The cohort of the seat that the decision gave or kept. */
    record Placed(
            String id,
            String program,
            String name,
            String site,
            String track,
            String modality,
            UUID seatId,
            Instant firstSessionAt) {}

    static DecisionRecord read(ResultSet row, int number) throws SQLException {
        return new DecisionRecord(
                row.getObject("referral_id", UUID.class),
                row.getString("status"),
                row.getObject("id", UUID.class),
                row.getString("outcome"),
                row.getString("reasons"),
                placed(row),
                row.getString("considered"),
                row.getString("nearest_fit"),
                row.getString("missing"),
                row.getString("inputs"),
                row.getString("policy_version"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Placed placed(ResultSet row) throws SQLException {
        String cohort = row.getString("cohort_id");
        return cohort == null
                ? null
                : new Placed(
                        cohort,
                        row.getString("program_id"),
                        row.getString("name"),
                        row.getString("site"),
                        row.getString("track"),
                        row.getString("modality"),
                        row.getObject("seat_id", UUID.class),
                        row.getObject("first_session_at", OffsetDateTime.class).toInstant());
    }
}
