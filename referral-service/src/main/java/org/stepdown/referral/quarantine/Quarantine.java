package org.stepdown.referral.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.access.Reach;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** What waits, and what was done about it. */
@Repository
public class Quarantine {

    private final JdbcClient jdbc;
    private final SealedColumn bodies;
    private final SealedColumn corrections;

    Quarantine(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.bodies = vault.column("source_message", "id", "body");
        this.corrections = vault.column("quarantine_correction", "action_id", "body");
    }

    /** What waits of these facilities, the oldest first. */
    public List<Held> open(int most, Reach facilities) {
        return jdbc.sql("""
                        select id, received_at, application, facility, control_id, message_type, failure
                        from source_message
                        where status = 'QUARANTINED' and (:all or facility = any(:facilities::text[]))
                        order by received_at limit :most
                        """)
                .param("most", most)
                .param("all", facilities.everything())
                .param("facilities", facilities.names().toArray(String[]::new))
                .query((row, n) -> held(row))
                .list();
    }

    /** A message that waits; empty when it does not or there is none. */
    public Optional<Held> find(UUID id) {
        return jdbc.sql("""
                        select id, received_at, application, facility, control_id, message_type, failure
                        from source_message where id = :id and status = 'QUARANTINED'
                        """).param("id", id).query((row, n) -> held(row)).optional();
    }

    /** Everything that was done about a message, the oldest first; who has seen it too. */
    public List<Act> history(UUID message) {
        return jdbc.sql("""
                        select at, staff, action, detail, corrected
                        from quarantine_action where message_id = :id
                        union all
                        select at, staff, 'UNMASKED', null, false from quarantine_access where message_id = :id
                        order by at
                        """)
                .param("id", message)
                .query((row, n) -> new Act(
                        instant(row, "at"),
                        row.getString("staff"),
                        Act.Kind.valueOf(row.getString("action")),
                        row.getString("detail"),
                        row.getBoolean("corrected")))
                .list();
    }

    Optional<Kept> kept(UUID id) {
        return kept(id, "");
    }

    /** Holds the message until the transaction ends. */
    Optional<Kept> lock(UUID id) {
        return kept(id, " for update");
    }

    private Optional<Kept> kept(UUID id, String locking) {
        return jdbc.sql("""
                        select received_at, control_id, message_type, body, status
                        from source_message where id = :id
                        """ + locking)
                .param("id", id)
                .query((row, n) -> new Kept(
                        id,
                        instant(row, "received_at"),
                        row.getString("control_id"),
                        row.getString("message_type"),
                        body(id, row.getBytes("body")),
                        row.getString("status")))
                .optional();
    }

    private byte @Nullable [] body(UUID id, byte @Nullable [] sealed) {
        return sealed == null ? null : bodies.open(id, sealed);
    }

    /** The body that a replay went through with, as it was corrected; empty when nothing was, or it was never replayed. */
    Optional<byte[]> corrected(UUID id) {
        return jdbc.sql("""
                        select c.action_id, c.body from quarantine_correction c join quarantine_action a on a.id = c.action_id
                        where c.message_id = :id and a.action = 'REPLAYED'
                        """)
                .param("id", id)
                .query((row, n) -> corrections.open(row.getLong("action_id"), row.getBytes("body")))
                .optional();
    }

    boolean did(UUID id, Act.Kind kind) {
        return jdbc.sql("select exists (select from quarantine_action where message_id = :id and action = :action)")
                .param("id", id)
                .param("action", kind.name())
                .query(Boolean.class)
                .single();
    }

    void add(UUID message, Act act, byte @Nullable [] body) {
        long action = jdbc.sql("""
                        insert into quarantine_action (message_id, at, staff, action, detail, corrected)
                        values (:message, :at, :staff, :action, :detail, :corrected) returning id
                        """)
                .param("message", message)
                .param("at", Timestamp.from(act.at()))
                .param("staff", act.by())
                .param("action", act.kind().name())
                .param("detail", act.detail())
                .param("corrected", act.corrected())
                .query(Long.class)
                .single();
        if (body != null) {
            jdbc.sql(
                            "insert into quarantine_correction (action_id, message_id, body) values (:action, :message, :body)")
                    .param("action", action)
                    .param("message", message)
                    .param("body", corrections.seal(action, body))
                    .update();
        }
    }

    void addAccess(UUID message, String by, Instant at) {
        jdbc.sql("insert into quarantine_access (message_id, at, staff) values (:message, :at, :staff)")
                .param("message", message)
                .param("at", Timestamp.from(at))
                .param("staff", by)
                .update();
    }

    /** A message without a control id gets the one that was found, and stands for it unless another does. */
    void accept(UUID id, @Nullable String controlId) {
        jdbc.sql("""
                        update source_message m set status = 'ACCEPTED', failure = null,
                            control_id = coalesce(control_id, :controlId),
                            owns_identity = owns_identity or control_id is null and :controlId::text is not null
                                and not exists (select from source_message other
                                                where other.application = m.application and other.facility = m.facility
                                                  and other.control_id = :controlId and other.owns_identity)
                        where id = :id
                        """).param("controlId", controlId).param("id", id).update();
    }

    void stillFaulty(UUID id, String failure) {
        jdbc.sql("update source_message set failure = :failure where id = :id")
                .param("failure", failure)
                .param("id", id)
                .update();
    }

    void dismiss(UUID id) {
        jdbc.sql("update source_message set status = 'REJECTED' where id = :id")
                .param("id", id)
                .update();
    }

    private static Held held(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new Held(
                row.getObject("id", UUID.class),
                instant(row, "received_at"),
                row.getString("application"),
                row.getString("facility"),
                row.getString("control_id"),
                row.getString("message_type"),
                Fault.of(failure == null ? "not said" : failure));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
