package org.stepdown.delivery.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stepdown.delivery.ContentSeal;
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

    private static final int WORTH_A_PAGE = 32;
    private static final int MOST_ON_A_PAGE = 500;

    private final JdbcTemplate jdbc;
    private final OutboxRows table;
    private final Runnable wake;
    private final @Nullable ContentSeal seal;
    private final Set<Schema> stored = ConcurrentHashMap.newKeySet();

    /** An outbox that keeps values as they are. */
    public Outbox(JdbcTemplate jdbc, Runnable wake) {
        this(jdbc, wake, null);
    }

    /**
     * @param jdbc the service's database
     * @param wake called after each commit that appended something
     * @param seal how values are kept; null for as they are
     */
    public Outbox(JdbcTemplate jdbc, Runnable wake, @Nullable ContentSeal seal) {
        this.jdbc = jdbc;
        this.table = new OutboxRows(jdbc, seal);
        this.wake = wake;
        this.seal = seal;
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
        List<Row> rows = events.stream().map(Outbox::row).toList();
        if (rows.size() < WORTH_A_PAGE) {
            table.insert(rows);
        } else {
            for (int from = 0; from < rows.size(); from += MOST_ON_A_PAGE) {
                table.insertPage(rows.subList(from, Math.min(from + MOST_ON_A_PAGE, rows.size())));
            }
        }
    }

    /** Appends bytes that go out as they are, with the headers given (name, value, name, value ...). */
    public void appendRaw(RawEvent event) {
        wakeAfterCommit();
        table.insert(List.of(new Row(
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

    /** The columns of {@code delivery.outbox} that say what an event is. */
    public record Encoded(String eventType, byte[] fingerprint, byte[] body, boolean sealed) {}

    /**
     * For a statement that inserts into {@code delivery.outbox} itself, because it must be the only one of its
     * transaction: what to put into the columns {@code event_type}, {@code fingerprint}, {@code body} and {@code sealed}.
     * Columns that are left out have good defaults. Call {@link #appended()} after the commit.
     */
    public Encoded encoded(UUID eventId, SpecificRecord event) {
        Schema schema = event.getSchema();
        if (!stored.contains(schema)) {
            insert(schema);
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                stored.add(schema);
            }
        }
        byte[] body = AvroSerializer.encode(event);
        return new Encoded(
                schema.getFullName(),
                Fingerprint.of(schema),
                seal == null ? body : seal.sealEvent(eventId, body),
                seal != null);
    }

    /** Tells the relay of rows that were committed without {@link #append}. */
    public void appended() {
        wake.run();
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

    record Row(
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

    /** A schema counts as stored only once the transaction that stored it has committed. */
    private void store(Schema schema) {
        if (stored.contains(schema)) {
            return;
        }
        insert(schema);
        afterCommit(() -> stored.add(schema));
    }

    private void insert(Schema schema) {
        jdbc.update(
                "insert into delivery.outbox_schema (fingerprint, schema) values (?, ?) on conflict do nothing",
                Fingerprint.of(schema),
                schema.toString());
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
