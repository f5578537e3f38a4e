package org.stepdown.referral.lineage;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.lineage.Journey.Alerted;
import org.stepdown.referral.lineage.Journey.Decision;
import org.stepdown.referral.lineage.Journey.GivenUp;
import org.stepdown.referral.lineage.Journey.Led;
import org.stepdown.referral.lineage.Journey.Said;
import org.stepdown.referral.lineage.Journey.Step;
import org.stepdown.referral.loop.Deliveries;
import org.stepdown.referral.quarantine.Quarantine;

/** Reads the way of a message. */
@Repository
public class Journeys {

    private final JdbcClient jdbc;
    private final Quarantine quarantine;
    private final Deliveries deliveries;
    private final TransactionOperations transactions;

    Journeys(JdbcClient jdbc, Quarantine quarantine, Deliveries deliveries, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.quarantine = quarantine;
        this.deliveries = deliveries;
        this.transactions = transactions;
    }

    /** The message that owns the identity; without one, the latest that asked for it. */
    public Optional<UUID> find(String controlId, String application, String facility) {
        return jdbc.sql("""
                        select id from source_message
                        where control_id = :controlId and application = :application and facility = :facility
                        order by owns_identity desc, received_at desc limit 1
                        """)
                .param("controlId", controlId)
                .param("application", application)
                .param("facility", facility)
                .query(UUID.class)
                .optional();
    }

    /** The way of one message; all of it on one connection, so that readers can't wait for each other. */
    public Optional<Journey> of(UUID message) {
        return Objects.requireNonNull(transactions.execute(status -> jdbc.sql("""
                        select received_at, application, facility, control_id, message_type, status, ack_code, failure
                        from source_message where id = :id
                        """)
                .param("id", message)
                .query((row, n) -> journey(message, row))
                .optional()));
    }

    private Journey journey(UUID message, ResultSet row) throws SQLException {
        List<Said> events = events(message);
        boolean processed =
                row.getString("status").equals("ACCEPTED") && events.stream().allMatch(Said::processed);
        return new Journey(
                message,
                instant(row, "received_at"),
                row.getString("application"),
                row.getString("facility"),
                row.getString("control_id"),
                row.getString("message_type"),
                processed ? "PROCESSED" : row.getString("status"),
                row.getString("ack_code"),
                row.getString("failure"),
                quarantine.history(message),
                events,
                referrals(message),
                failures(message));
    }

    private List<Said> events(UUID message) {
        return jdbc.sql("""
                        select e.event_id, e.type, e.occurred_at, f.event_id is not null as processed, f.verdict
                        from message_event e left join fact f using (event_id)
                        where e.message_id = :message order by e.occurred_at
                        """)
                .param("message", message)
                .query((row, n) -> new Said(
                        id(row, "event_id"),
                        row.getString("type"),
                        instant(row, "occurred_at"),
                        row.getBoolean("processed"),
                        row.getString("verdict")))
                .list();
    }

    private List<Led> referrals(UUID message) {
        return jdbc.sql("""
                        select r.id, r.pathways, r.status, r.owner, r.due_at
                        from referral r
                        where r.id in (select c.referral_id from referral_cause c join message_event e using (event_id)
                                       where e.message_id = :message)
                        order by r.ordinal
                        """)
                .param("message", message)
                .query((row, n) -> {
                    UUID id = id(row, "id");
                    return new Led(
                            id,
                            strings(row.getArray("pathways")).reversed(),
                            row.getString("status"),
                            row.getString("owner"),
                            row.getTimestamp("due_at") == null ? null : instant(row, "due_at"),
                            history(id),
                            decisions(id),
                            alerts(id),
                            deliveries.of(id));
                })
                .list();
    }

    private List<Step> history(UUID referral) {
        return jdbc.sql("select status, at, reasons from referral_history where referral_id = :id order by id")
                .param("id", referral)
                .query((row, n) ->
                        new Step(row.getString("status"), instant(row, "at"), strings(row.getArray("reasons"))))
                .list();
    }

    private List<Decision> decisions(UUID referral) {
        return jdbc.sql("select * from lineage_decision where referral_id = :id order by at, decision_id")
                .param("id", referral)
                .query((row, n) -> new Decision(
                        id(row, "decision_id"),
                        instant(row, "at"),
                        row.getString("outcome"),
                        strings(row.getArray("reasons")),
                        row.getString("cohort")))
                .list();
    }

    private List<Alerted> alerts(UUID referral) {
        return jdbc.sql("select * from lineage_alert where referral_id = :id order by raised_at, alert_id")
                .param("id", referral)
                .query((row, n) -> new Alerted(
                        id(row, "alert_id"),
                        row.getString("topic"),
                        row.getString("urgency"),
                        row.getString("state"),
                        instant(row, "raised_at"),
                        instant(row, "at")))
                .list();
    }

    /** What was given up of all that a message set off. */
    public List<GivenUp> failures(UUID message) {
        return jdbc.sql("""
                        select * from dead_letter
                        where correlation_id = :message
                           or event_id in (select event_id from message_event where message_id = :message)
                        order by failed_at
                        """)
                .param("message", message)
                .query((row, n) -> new GivenUp(
                        id(row, "event_id"),
                        row.getString("event_type"),
                        row.getString("consumer"),
                        row.getString("error_code"),
                        instant(row, "failed_at")))
                .list();
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
