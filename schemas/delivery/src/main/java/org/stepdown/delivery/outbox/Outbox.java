package org.stepdown.delivery.outbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.avro.AvroSerializer;

/**
 * Takes events in the caller's transaction. Needs neither Kafka nor the registry: an event is kept in Avro beside the
 * schema that it was written with, and gets its schema id on the way out.
 *
 * <p>The relay keeps the order of ids for each key. So writers of one key must not overlap: lock the row that the key
 * stands for before appending.
 */
public final class Outbox {

    private final JdbcTemplate jdbc;
    private final Runnable wake;
    private final Set<Schema> stored = ConcurrentHashMap.newKeySet();

    /**
     * @param jdbc the service's database
     * @param wake called after each commit that appended something
     */
    public Outbox(JdbcTemplate jdbc, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    /**
     * Appends events, in the order given.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void append(Collection<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        wakeAfterCommit();
        events.stream().map(event -> event.event().getSchema()).distinct().forEach(this::store);
        insert(events.stream().map(Outbox::row).toList());
    }

    /** Appends bytes that go out as they are, with the headers given (name, value, name, value ...). */
    public void appendRaw(RawEvent event) {
        wakeAfterCommit();
        insert(List.of(new Row(
                event.eventId(),
                event.topic(),
                event.key(),
                event.eventType(),
                event.occurredAt(),
                event.correlationId(),
                event.causationId(),
                event.traceparent(),
                event.extraHeaders(),
                null,
                event.body())));
    }

    /** A value that is relayed byte for byte. */
    public record RawEvent(
            UUID eventId,
            String topic,
            @Nullable String key,
            @Nullable String eventType,
            @Nullable Instant occurredAt,
            @Nullable UUID correlationId,
            @Nullable UUID causationId,
            @Nullable String traceparent,
            List<String> extraHeaders,
            byte @Nullable [] body) {}

    private record Row(
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
            byte @Nullable [] body) {}

    private static Row row(OutgoingEvent event) {
        Schema schema = event.event().getSchema();
        return new Row(
                event.eventId(),
                event.topic(),
                event.key(),
                schema.getFullName(),
                event.occurredAt(),
                event.trail().correlationId(),
                event.trail().causationId(),
                event.trail().traceparent(),
                List.of(),
                Fingerprint.of(schema),
                AvroSerializer.encode(event.event()));
    }

    private void insert(List<Row> rows) {
        jdbc.batchUpdate("""
                insert into delivery.outbox (event_id, topic, key, event_type, occurred_at, correlation_id,
                                             causation_id, traceparent, extra_headers, fingerprint, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, 500, Outbox::bind);
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setObject(1, row.eventId());
        statement.setString(2, row.topic());
        statement.setString(3, row.key());
        statement.setString(4, row.eventType());
        statement.setTimestamp(5, row.occurredAt() == null ? null : Timestamp.from(row.occurredAt()));
        statement.setObject(6, row.correlationId(), Types.OTHER);
        statement.setObject(7, row.causationId(), Types.OTHER);
        statement.setString(8, row.traceparent());
        statement.setArray(
                9,
                statement
                        .getConnection()
                        .createArrayOf("text", row.extraHeaders().toArray()));
        statement.setBytes(10, row.fingerprint());
        statement.setBytes(11, row.body());
    }

    /** A schema counts as stored only once the transaction that stored it has committed. */
    private void store(Schema schema) {
        if (stored.contains(schema)) {
            return;
        }
        jdbc.update(
                "insert into delivery.outbox_schema (fingerprint, schema) values (?, ?) on conflict do nothing",
                Fingerprint.of(schema),
                schema.toString());
        afterCommit(() -> stored.add(schema));
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the outbox must be written in the transaction that causes the events");
        }
        if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(Wake.class::isInstance)) {
            TransactionSynchronizationManager.registerSynchronization(new Wake(wake));
        }
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private record Wake(Runnable relay) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            relay.run();
        }
    }
}
