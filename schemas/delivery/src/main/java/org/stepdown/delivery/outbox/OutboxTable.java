package org.stepdown.delivery.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The relay's SQL, on the relay's own connection. */
final class OutboxTable {

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    record Waiting(
            long id,
            UUID eventId,
            String topic,
            @Nullable String key,
            @Nullable String eventType,
            @Nullable Instant occurredAt,
            @Nullable UUID correlationId,
            @Nullable UUID causationId,
            @Nullable String traceparent,
            List<String> extraHeaders,
            byte @Nullable [] fingerprint,
            byte @Nullable [] body,
            Instant appendedAt) {}

    /** The oldest rows that wait, in order; rows of the held keys are passed over. */
    List<Waiting> waiting(int limit, Collection<String> heldKeys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, event_id, topic, key, event_type, occurred_at, correlation_id, causation_id, traceparent,
                       extra_headers, fingerprint, body, appended_at
                from delivery.outbox
                where relayed_at is null and (key is null or key <> all (?))
                order by id
                limit ?
                """)) {
            select.setArray(1, connection.createArrayOf("text", heldKeys.toArray()));
            select.setInt(2, limit);
            List<Waiting> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    private static Waiting row(ResultSet result) throws SQLException {
        Timestamp occurredAt = result.getTimestamp(6);
        Array extra = result.getArray(10);
        return new Waiting(
                result.getLong(1),
                result.getObject(2, UUID.class),
                result.getString(3),
                result.getString(4),
                result.getString(5),
                occurredAt == null ? null : occurredAt.toInstant(),
                result.getObject(7, UUID.class),
                result.getObject(8, UUID.class),
                result.getString(9),
                Arrays.asList((String[]) extra.getArray()),
                result.getBytes(11),
                result.getBytes(12),
                result.getTimestamp(13).toInstant());
    }

    void mark(List<Long> ids) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update delivery.outbox set relayed_at = clock_timestamp() where id = any (?)")) {
            update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            update.executeUpdate();
        }
    }

    Schema schema(byte[] fingerprint) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select schema from delivery.outbox_schema where fingerprint = ?")) {
            select.setBytes(1, fingerprint);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("an outbox row names a schema that is not stored");
                }
                return new Schema.Parser().parse(result.getString(1));
            }
        }
    }

    /** How many rows wait, and since when the oldest one does (null for none). */
    record Backlog(long rows, @Nullable Instant oldest) {}

    Backlog backlog() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select count(*), min(appended_at) from delivery.outbox where relayed_at is null");
                ResultSet result = select.executeQuery()) {
            result.next();
            Timestamp oldest = result.getTimestamp(2);
            return new Backlog(result.getLong(1), oldest == null ? null : oldest.toInstant());
        }
    }

    /** Deletes some of the rows that were relayed longer ago than this; how many. */
    int purge(Duration retention) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from delivery.outbox
                where id in (select id from delivery.outbox
                             where relayed_at < clock_timestamp() - make_interval(secs => ?)
                             limit 10000)
                """)) {
            delete.setDouble(1, retention.toMillis() / 1000.0);
            return delete.executeUpdate();
        }
    }

    /** One relay a database: whoever holds this lock. It goes with the session, so a dead relay's is free at once. */
    boolean lead() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select pg_try_advisory_lock(hashtext('delivery.outbox.relay'))");
                ResultSet result = select.executeQuery()) {
            result.next();
            return result.getBoolean(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
