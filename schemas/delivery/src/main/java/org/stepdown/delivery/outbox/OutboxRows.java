package org.stepdown.delivery.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stepdown.delivery.ContentSeal;
import org.stepdown.delivery.outbox.Outbox.Row;

/** What goes into the outbox's table, in the caller's transaction. */
final class OutboxRows {

    private final JdbcTemplate jdbc;
    private final @Nullable ContentSeal seal;

    OutboxRows(JdbcTemplate jdbc, @Nullable ContentSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    // One statement whatever the number of rows: a batch of single inserts pays for each of them on both sides.
    void insert(List<Row> rows) {
        jdbc.update("""
                insert into delivery.outbox (event_id, topic, key, event_type, occurred_at, correlation_id,
                                             causation_id, traceparent, extra_headers, fingerprint, body, sealed)
                select event_id, topic, key, event_type, occurred_at, correlation_id, causation_id, traceparent,
                       coalesce(extra_headers, '{}')::text[], fingerprint, body, ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::uuid[],
                            ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                    with ordinality as row (event_id, topic, key, event_type, occurred_at, correlation_id,
                                            causation_id, traceparent, extra_headers, fingerprint, body, n)
                order by n
                """, statement -> bind(statement, rows));
    }

    private void bind(PreparedStatement statement, List<Row> rows) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setBoolean(1, seal != null);
        statement.setArray(2, array(connection, "uuid", rows, Row::eventId));
        statement.setArray(3, array(connection, "text", rows, Row::topic));
        statement.setArray(4, array(connection, "text", rows, Row::key));
        statement.setArray(5, array(connection, "text", rows, Row::eventType));
        statement.setArray(6, array(connection, "text", rows, Row::occurredAt));
        statement.setArray(7, array(connection, "uuid", rows, Row::correlationId));
        statement.setArray(8, array(connection, "uuid", rows, Row::causationId));
        statement.setArray(9, array(connection, "text", rows, Row::traceparent));
        statement.setArray(10, array(connection, "text", rows, row -> literal(connection, row.extraHeaders())));
        statement.setArray(11, bytes(connection, rows, Row::fingerprint));
        statement.setArray(12, bytes(connection, rows, this::body));
    }

    /** All of them in one row, with an id for each. */
    void insertPage(List<Row> rows) {
        List<Long> ids = jdbc.query(
                "select nextval(pg_get_serial_sequence('delivery.outbox', 'id')) from generate_series(1, ?)",
                (row, number) -> row.getLong(1),
                rows.size());
        jdbc.update(
                """
                insert into delivery.outbox (id, event_id, topic, events, page, sealed) overriding system value
                values (?, ?, ?, ?, ?, ?)
                """,
                ids.getFirst(),
                rows.getFirst().eventId(),
                rows.getFirst().topic(),
                rows.size(),
                page(rows, ids),
                seal != null);
    }

    private byte[] page(List<Row> rows, List<Long> ids) {
        byte[] page = Page.of(rows, ids);
        return seal == null ? page : seal.sealPage(ids.getFirst(), page);
    }

    private byte @Nullable [] body(Row row) {
        byte[] body = row.body();
        return seal == null || body == null ? body : seal.sealEvent(row.eventId(), body);
    }

    private static Array array(
            Connection connection, String type, List<Row> rows, Function<Row, @Nullable Object> column)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = column.apply(rows.get(i));
            values[i] = value == null ? null : value.toString();
        }
        return connection.createArrayOf(type, values);
    }

    private static Array bytes(Connection connection, List<Row> rows, Function<Row, byte @Nullable []> column)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    /** An array in an array must have as many elements as its neighbours, so it goes as text; null for an empty one. */
    private static @Nullable String literal(Connection connection, List<String> texts) {
        try {
            return texts.isEmpty()
                    ? null
                    : connection.createArrayOf("text", texts.toArray()).toString();
        } catch (SQLException e) {
            throw new IllegalStateException("headers that are no array of texts", e);
        }
    }
}
