package org.stepdown.referral.lineage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.stepdown.delivery.inbox.DeadLetter;
import org.stepdown.events.Reason;
import org.stepdown.events.alert.Alert;
import org.stepdown.events.enrollment.CohortSummary;
import org.stepdown.events.enrollment.PlacementDecided;

/** Keeps what other services say of referrals, and which events were given up. */
@Repository
class Downstream {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    Downstream(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void decided(List<PlacementDecided> events) {
        jdbc.batchUpdate("""
                insert into lineage_decision (decision_id, referral_id, at, outcome, reasons, cohort)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, events, BATCH, (statement, event) -> {
            CohortSummary cohort = event.getCohort();
            statement.setObject(1, event.getDecisionId());
            statement.setObject(2, event.getReferralId());
            statement.setTimestamp(3, Timestamp.from(event.getOccurredAt()));
            statement.setString(4, event.getOutcome().name());
            statement.setArray(
                    5,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    "text",
                                    event.getReasons().stream()
                                            .map(Reason::getCode)
                                            .toArray()));
            statement.setString(6, cohort == null ? null : cohort.getName());
        });
    }

    /** An alert as it stands at an instant. */
    record Alerted(Alert alert, Instant at) {
        Alerted later(Alerted other) {
            return other.at.isBefore(at) ? this : other;
        }
    }

    /** Alerts as they stand; what was overtaken changes nothing. */
    void alerted(List<Alerted> alerts) {
        // One row each: a statement may not change a row twice.
        Map<UUID, Alerted> latest = new LinkedHashMap<>();
        alerts.stream()
                .filter(one -> one.alert().getReferralId() != null)
                .forEach(one -> latest.merge(one.alert().getAlertId(), one, Alerted::later));
        jdbc.batchUpdate("""
                insert into lineage_alert (alert_id, referral_id, topic, urgency, state, raised_at, at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (alert_id) do update set referral_id = excluded.referral_id,
                    topic = excluded.topic, urgency = excluded.urgency, state = excluded.state, at = excluded.at
                where excluded.at >= lineage_alert.at
                """, latest.values(), BATCH, (statement, one) -> {
            Alert alert = one.alert();
            statement.setObject(1, alert.getAlertId());
            statement.setObject(2, alert.getReferralId());
            statement.setString(3, alert.getTopic().name());
            statement.setString(4, alert.getUrgency().name());
            statement.setString(5, alert.getState().name());
            statement.setTimestamp(6, Timestamp.from(alert.getRaisedAt()));
            statement.setTimestamp(7, Timestamp.from(one.at()));
        });
    }

    void gaveUp(DeadLetter letter) {
        @Nullable String type = letter.eventType();
        jdbc.update(
                """
                insert into dead_letter (event_id, consumer, correlation_id, event_type, error_code, failed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                letter.eventId(),
                letter.consumer(),
                letter.trail().correlationId(),
                type == null ? null : type.substring(type.lastIndexOf('.') + 1),
                letter.errorCode(),
                Timestamp.from(letter.failedAt()));
    }
}
