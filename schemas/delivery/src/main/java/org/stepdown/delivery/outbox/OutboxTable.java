package org.stepdown.delivery.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.ContentSeal;

/** The relay's SQL, on the relay's own connection. */
final class OutboxTable {

    private final Connection connection;
    private final @Nullable ContentSeal seal;

    OutboxTable(Connection connection) {
        this(connection, null);
    }

    OutboxTable(Connection connection, @Nullable ContentSeal seal) {
        this.connection = connection;
        this.seal = seal;
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

    /**
     * The oldest rows that wait, in order, with no more events than the limit unless the first row alone has more; rows
     * of the held keys are passed over. What is on a page is not looked at here.
     */
    Look waiting(int limit, Collection<String> heldKeys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, event_id, topic, key, event_type, occurred_at, correlation_id, causation_id, traceparent,
                       extra_headers, fingerprint, body, appended_at, page, found, sealed
                from (select *, sum(events) over (order by id rows unbounded preceding) - events as before,
                             count(*) over () as found
                      from (select * from delivery.outbox
                            where relayed_at is null and (key is null or key <> all (?))
                            order by id
                            limit ?) as oldest) as counted
                where before = 0 or before + events <= ?
                order by id
                """)) {
            select.setArray(1, connection.createArrayOf("text", heldKeys.toArray()));
            select.setInt(2, limit);
            select.setInt(3, limit);
            List<Stored> rows = new ArrayList<>();
            int found = 0;
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found = result.getInt(15);
                    rows.add(stored(result));
                }
            }
            return new Look(rows, found == limit || found > rows.size());
        }
    }

    private Stored stored(ResultSet result) throws SQLException {
        long id = result.getLong(1);
        byte[] page = result.getBytes(14);
        if (page == null) {
            return new Stored(id, false, List.of(row(result)));
        }
        return new Stored(
                id,
                true,
                Page.read(
                        result.getBoolean(16) ? seal().openPage(id, page) : page,
                        result.getTimestamp(13).toInstant()));
    }

    private ContentSeal seal() {
        if (seal == null) {
            throw new IllegalStateException("the outbox is sealed, and there is nothing here that opens it");
        }
        return seal;
    }

    /** Some rows, and whether there are more. */
    record Look(List<Stored> rows, boolean more) {}

    /**
     * A row as it lies there.
     *
     * @param id its number
     * @param isPage whether it is a page
     * @param events what is to be sent, in order
     */
    record Stored(long id, boolean isPage, List<Waiting> events) {}

    /** Makes a row of each event of a page; whichever the broker has is marked. */
    void takeApart(Stored page, Set<Long> confirmed) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement delete = connection.prepareStatement("delete from delivery.outbox where id = ?");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into delivery.outbox (id, event_id, topic, key, event_type, occurred_at, correlation_id,
                                                     causation_id, traceparent, fingerprint, body, appended_at,
                                                     relayed_at, sealed)
                        overriding system value
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then clock_timestamp() end, ?)
                        """)) {
            delete.setLong(1, page.id());
            delete.executeUpdate();
            for (Waiting event : page.events()) {
                bind(insert, event, confirmed.contains(event.id()));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void bind(PreparedStatement insert, Waiting event, boolean confirmed) throws SQLException {
        Instant at = event.occurredAt();
        insert.setLong(1, event.id());
        insert.setObject(2, event.eventId());
        insert.setString(3, event.topic());
        insert.setString(4, event.key());
        insert.setString(5, event.eventType());
        insert.setTimestamp(6, at == null ? null : Timestamp.from(at));
        insert.setObject(7, event.correlationId(), Types.OTHER);
        insert.setObject(8, event.causationId(), Types.OTHER);
        insert.setString(9, event.traceparent());
        insert.setBytes(10, event.fingerprint());
        byte[] body = event.body();
        insert.setBytes(11, seal == null || body == null ? body : seal.sealEvent(event.eventId(), body));
        insert.setTimestamp(12, Timestamp.from(event.appendedAt()));
        insert.setBoolean(13, confirmed);
        insert.setBoolean(14, seal != null);
    }

    private Waiting row(ResultSet result) throws SQLException {
        UUID eventId = result.getObject(2, UUID.class);
        Timestamp occurredAt = result.getTimestamp(6);
        byte[] body = result.getBytes(12);
        Array extra = result.getArray(10);
        return new Waiting(
                result.getLong(1),
                eventId,
                result.getString(3),
                result.getString(4),
                result.getString(5),
                occurredAt == null ? null : occurredAt.toInstant(),
                result.getObject(7, UUID.class),
                result.getObject(8, UUID.class),
                result.getString(9),
                Arrays.asList((String[]) extra.getArray()),
                result.getBytes(11),
                body != null && result.getBoolean(16) ? seal().openEvent(eventId, body) : body,
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

    /** How many events wait, and since when the oldest one does (null for none). */
    record Backlog(long events, @Nullable Instant oldest) {}

    Backlog backlog() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select coalesce(sum(events), 0), min(appended_at) from delivery.outbox where relayed_at is null");
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
