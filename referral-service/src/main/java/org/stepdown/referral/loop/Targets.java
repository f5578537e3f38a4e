package org.stepdown.referral.loop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Where senders want to hear what became of their referrals. */
@Repository
public class Targets {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionOperations transactions;

    Targets(JdbcClient jdbc, JsonMapper json, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
    }

    /** All that are not removed, by name. */
    public List<Target> all() {
        return jdbc.sql("select * from loop_target where removed_at is null order by name")
                .query((row, n) -> target(row))
                .list();
    }

    public Optional<Target> find(String name) {
        return jdbc.sql("select * from loop_target where removed_at is null and name = :name")
                .param("name", name)
                .query((row, n) -> target(row))
                .optional();
    }

    /** Keeps a target under its name; an unknown one is new, and one that was left alone for its failures gets another try. */
    public void save(Target target, Instant now) {
        jdbc.sql("""
            insert into loop_target (id, name, application, facility, kind, enabled, settings, secret, changed_at)
            values (:id, :name, :application, :facility, :kind, :enabled, :settings::jsonb, :secret, :now)
            on conflict (name) where removed_at is null do update set application = excluded.application,
                facility = excluded.facility, enabled = excluded.enabled, settings = excluded.settings,
                secret = excluded.secret, changed_at = excluded.changed_at, failures = 0, open_until = null
            """)
                .param("id", target.id())
                .param("name", target.name())
                .param("application", target.application())
                .param("facility", target.facility())
                .param("kind", target.kind().name())
                .param("enabled", target.enabled())
                .param("settings", json.writeValueAsString(target.settings()))
                .param("secret", target.secret())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Removes a target. What it has not heard by now it will not hear; its secret is forgotten. */
    public boolean remove(String name, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<UUID> removed = jdbc.sql("""
                update loop_target set removed_at = :now, secret = null
                where name = :name and removed_at is null returning id
                """)
                    .param("name", name)
                    .param("now", Timestamp.from(now))
                    .query(UUID.class)
                    .optional();
            removed.ifPresent(id -> jdbc.sql("""
                update loop_delivery set state = 'FAILED', failed_at = :now, last_error = 'TARGET_REMOVED'
                where target_id = :id and state in ('PENDING', 'SENT', 'WITHHELD')
                """)
                    .param("id", id)
                    .param("now", Timestamp.from(now))
                    .update());
            return removed.isPresent();
        }));
    }

    /** Those that something is due for, and that are not left alone right now. */
    List<Target> due(Instant now) {
        return jdbc.sql("""
            select * from loop_target t
            where enabled and removed_at is null and (open_until is null or open_until <= :now)
              and exists (select from loop_lane l where l.target_id = t.id and l.due_at <= :now
                          and (l.claimed_until is null or l.claimed_until <= :now))
            """)
                .param("now", Timestamp.from(now))
                .query((row, n) -> target(row))
                .list();
    }

    /** Whether the last tries failed, so that one is enough to see if it is back. */
    boolean isDoubtful(UUID target) {
        return jdbc.sql("select failures > 0 from loop_target where id = :id")
                .param("id", target)
                .query(Boolean.class)
                .single();
    }

    private Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("application"),
                row.getString("facility"),
                Target.Kind.valueOf(row.getString("kind")),
                row.getBoolean("enabled"),
                json.readValue(row.getString("settings"), Target.Settings.class),
                row.getString("secret"));
    }
}
