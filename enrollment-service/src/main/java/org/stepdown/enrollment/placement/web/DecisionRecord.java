package org.stepdown.enrollment.placement.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Considered;

/** A decision on a referral, with where the referral stands now. */
record DecisionRecord(
        UUID referralId,
        String status,
        long revision,
        UUID decisionId,
        String outcome,
        List<Told> reasons,
        @Nullable Placed cohort,
        List<Looked> considered,
        @Nullable String nearestFit,
        List<Told> missing,
        Map<String, String> inputs,
        String policyVersion,
        Instant decidedAt,
        @Nullable String decidedBy) {

    /** The cohort of the seat that the decision gave or kept. */
    record Placed(
            String id,
            String program,
            String name,
            String site,
            String track,
            String modality,
            UUID seatId,
            Instant firstSessionAt,
            @Nullable Instant offerExpiresAt) {}

    /** A cohort that was looked at. */
    record Looked(
            String cohortId,
            Considered.Verdict verdict,
            List<Told> reasons,
            @Nullable Instant firstSessionAt,
            int free) {
        static Looked at(Considered considered) {
            return new Looked(
                    considered.cohortId(),
                    considered.verdict(),
                    Told.all(considered.reasons()),
                    considered.firstSessionAt(),
                    considered.free());
        }
    }

    static DecisionRecord read(ResultSet row, int number) throws SQLException {
        return new DecisionRecord(
                row.getObject("referral_id", UUID.class),
                row.getString("status"),
                row.getLong("revision"),
                row.getObject("id", UUID.class),
                row.getString("outcome"),
                Stored.reasons(row.getString("reasons")),
                placed(row),
                Stored.considered(row).stream().map(Looked::at).toList(),
                row.getString("nearest_fit"),
                Stored.reasons(row.getString("missing")),
                Stored.inputs(row.getString("inputs")),
                row.getString("policy_version"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_id"));
    }

    private static @Nullable Placed placed(ResultSet row) throws SQLException {
        String cohort = row.getString("cohort_id");
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
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
                        row.getObject("first_session_at", OffsetDateTime.class).toInstant(),
                        expires == null ? null : expires.toInstant());
    }
}
