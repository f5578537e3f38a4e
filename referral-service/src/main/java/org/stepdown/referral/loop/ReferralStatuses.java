package org.stepdown.referral.loop;

import java.sql.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.events.Reason;
import org.stepdown.events.enrollment.CohortSummary;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import tools.jackson.databind.json.JsonMapper;

/** What enrollment says of each referral, in the order in which it says it. */
@Repository
class ReferralStatuses {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReferralStatuses(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Keeps a status. One that ends the referral for a reason of its own closes it for good: what comes after opens
     * another. A cancelled one has lost its cause, which may come back.
     */
    void keep(ReferralStatusChanged event) {
        jdbc.sql("""
                        with locked as (
                            select key from patient
                            where key = (select patient_key from referral where id = :id) for update),
                        changed as (
                            update referral set status = :status, reasons = :reasons::text[], cohort = :cohort::jsonb,
                                owner = :owner, due_at = :due, status_at = :at,
                                open = open and not :ends, dealt_with = dealt_with or :ends
                            from locked where id = :id and locked.key = referral.patient_key
                            returning id)
                        insert into referral_history (referral_id, at, status, reasons)
                        select id, :at, :status, :reasons::text[] from changed
                        """)
                .param("id", event.getReferralId())
                .param("status", event.getStatus().name())
                .param(
                        "reasons",
                        event.getReasons().stream().map(Reason::getCode).toArray(String[]::new))
                .param("cohort", cohort(event.getCohort()))
                .param("owner", event.getOwner())
                .param("due", event.getDueAt() == null ? null : Timestamp.from(event.getDueAt()))
                .param("at", Timestamp.from(event.getOccurredAt()))
                .param("ends", ends(event))
                .update();
    }

    private static boolean ends(ReferralStatusChanged event) {
        return switch (event.getStatus()) {
            case COMPLETED, DECLINED, WITHDRAWN, NO_SHOW -> true;
            case UNKNOWN, RECEIVED, IN_REVIEW, NOT_ELIGIBLE, WAITLISTED, OFFERED, ENROLLED, STARTED, CANCELLED -> false;
        };
    }

    private @Nullable String cohort(@Nullable CohortSummary cohort) {
        return cohort == null
                ? null
                : json.writeValueAsString(Map.of(
                        "id", cohort.getCohortId(),
                        "program", cohort.getProgramId(),
                        "name", cohort.getName(),
                        "site", cohort.getSite(),
                        "track", cohort.getTrack().name(),
                        "modality", cohort.getModality().name()));
    }
}
