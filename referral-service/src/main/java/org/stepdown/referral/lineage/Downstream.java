package org.stepdown.referral.lineage;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.delivery.inbox.DeadLetter;
import org.stepdown.events.Reason;
import org.stepdown.events.alert.Alert;
import org.stepdown.events.enrollment.CohortSummary;
import org.stepdown.events.enrollment.PlacementDecided;

/** Keeps what other services say of referrals, and which events were given up. */
@Repository
class Downstream {

    private final JdbcClient jdbc;

    Downstream(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void decided(PlacementDecided event) {
        CohortSummary cohort = event.getCohort();
        jdbc.sql("""
                        insert into lineage_decision (decision_id, referral_id, at, outcome, reasons, cohort)
                        values (:id, :referral, :at, :outcome, :reasons::text[], :cohort)
                        on conflict do nothing
                        """)
                .param("id", event.getDecisionId())
                .param("referral", event.getReferralId())
                .param("at", Timestamp.from(event.getOccurredAt()))
                .param("outcome", event.getOutcome().name())
                .param(
                        "reasons",
                        event.getReasons().stream().map(Reason::getCode).toArray(String[]::new))
                .param("cohort", cohort == null ? null : cohort.getName())
                .update();
    }

    /** An alert as it stands; what was overtaken changes nothing. */
    void alerted(Alert alert, Instant at) {
        if (alert.getReferralId() == null) {
            return;
        }
        jdbc.sql("""
                        insert into lineage_alert (alert_id, referral_id, topic, urgency, state, raised_at, at)
                        values (:id, :referral, :topic, :urgency, :state, :raised, :at)
                        on conflict (alert_id) do update set referral_id = excluded.referral_id,
                            topic = excluded.topic, urgency = excluded.urgency, state = excluded.state, at = excluded.at
                        where excluded.at >= lineage_alert.at
                        """)
                .param("id", alert.getAlertId())
                .param("referral", alert.getReferralId())
                .param("topic", alert.getTopic().name())
                .param("urgency", alert.getUrgency().name())
                .param("state", alert.getState().name())
                .param("raised", Timestamp.from(alert.getRaisedAt()))
                .param("at", Timestamp.from(at))
                .update();
    }

    void gaveUp(DeadLetter letter) {
        @Nullable String type = letter.eventType();
        jdbc.sql("""
                        insert into dead_letter (event_id, consumer, correlation_id, event_type, error_code, failed_at)
                        values (:event, :consumer, :correlation, :type, :code, :at)
                        on conflict do nothing
                        """)
                .param("event", letter.eventId())
                .param("consumer", letter.consumer())
                .param("correlation", letter.trail().correlationId())
                .param("type", type == null ? null : type.substring(type.lastIndexOf('.') + 1))
                .param("code", letter.errorCode())
                .param("at", Timestamp.from(letter.failedAt()))
                .update();
    }
}
