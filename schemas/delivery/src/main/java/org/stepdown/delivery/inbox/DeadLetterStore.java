package org.stepdown.delivery.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stepdown.delivery.ContentSeal;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.inbox.KeptLetter.State;
import org.stepdown.delivery.inbox.KeptLetter.Step;

/** Dead letters of this service's consumers, and what was done with them. */
final class DeadLetterStore {

    private static final List<String> HEADERS = List.of(
            EventHeaders.EVENT_ID,
            EventHeaders.EVENT_TYPE,
            EventHeaders.OCCURRED_AT,
            EventHeaders.CORRELATION_ID,
            EventHeaders.CAUSATION_ID,
            EventHeaders.TRACEPARENT);
    private static final int MOST = 500;

    private final JdbcTemplate jdbc;
    private final @Nullable ContentSeal seal;

    DeadLetterStore(JdbcTemplate jdbc, @Nullable ContentSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Keeps a record that was given up, in the transaction that gives it up. */
    void keep(UUID id, String consumer, ConsumerRecord<String, byte[]> message, String code) {
        byte[] content = message.value();
        jdbc.update(
                """
                insert into delivery.dead_letter
                    (id, consumer, event_id, event_type, topic, "partition", "offset", key, headers, content, sealed, size,
                     error_code)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set content = excluded.content, sealed = excluded.sealed, headers = excluded.headers, state = 'OPEN',
                    "partition" = excluded."partition", "offset" = excluded."offset", error_code = excluded.error_code,
                    attempts = dead_letter.attempts + 1, failed_at = excluded.failed_at, settled_at = null
                """,
                id,
                consumer,
                EventReader.eventId(message),
                EventHeaders.text(message.headers(), EventHeaders.EVENT_TYPE),
                message.topic(),
                message.partition(),
                message.offset(),
                EventReader.storedKey(message),
                headers(message.headers()),
                content == null || seal == null ? content : seal.sealLetter(id, content),
                content != null && seal != null,
                content == null ? 0 : content.length,
                code);
    }

    /** Those in a state, newest first; at most {@value #MOST}. */
    List<KeptLetter> in(State state) {
        return jdbc.query(
                "select * from delivery.dead_letter where state = ? order by failed_at desc limit " + MOST,
                DeadLetterStore::letter,
                state.name());
    }

    Optional<KeptLetter> find(UUID id) {
        return jdbc.query("select * from delivery.dead_letter where id = ?", DeadLetterStore::letter, id).stream()
                .findFirst();
    }

    /** As {@link #find}, and nobody else settles it until the transaction ends. */
    Optional<KeptLetter> held(UUID id) {
        return jdbc
                .query("select * from delivery.dead_letter where id = ? for update", DeadLetterStore::letter, id)
                .stream()
                .findFirst();
    }

    /** The record as it came; empty for one that is settled. */
    Optional<ConsumerRecord<String, byte[]>> message(UUID id) {
        return jdbc.query("select * from delivery.dead_letter where id = ? and state = 'OPEN'", this::kept, id).stream()
                .findFirst();
    }

    void settle(UUID id, State state) {
        jdbc.update(
                "update delivery.dead_letter set state = ?, content = null, settled_at = clock_timestamp() where id = ?",
                state.name(),
                id);
    }

    void failedAgain(UUID id, String code) {
        jdbc.update(
                "update delivery.dead_letter set attempts = attempts + 1, error_code = ? where id = ? and state = 'OPEN'",
                code,
                id);
    }

    void note(UUID letter, String action, String outcome, String by, String reason) {
        jdbc.update(
                "insert into delivery.dead_letter_step (letter, action, outcome, by_whom, reason) values (?, ?, ?, ?, ?)",
                letter,
                action,
                outcome,
                by,
                reason);
    }

    List<Step> steps(UUID letter) {
        return jdbc.query(
                "select * from delivery.dead_letter_step where letter = ? order by id",
                (row, number) -> new Step(
                        row.getTimestamp("at").toInstant(),
                        row.getString("action"),
                        row.getString("outcome"),
                        row.getString("by_whom"),
                        row.getString("reason")),
                letter);
    }

    private static String[] headers(Headers headers) {
        List<String> kept = new ArrayList<>();
        for (String name : HEADERS) {
            String value = EventHeaders.text(headers, name);
            if (value != null) {
                kept.addAll(List.of(name, value));
            }
        }
        return kept.toArray(String[]::new);
    }

    private static KeptLetter letter(ResultSet row, int number) throws SQLException {
        return new KeptLetter(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getInt("size"),
                row.getString("error_code"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("failed_at").toInstant(),
                instant(row, "settled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null
                ? null
                : row.getTimestamp(column).toInstant();
    }

    private byte @Nullable [] content(ResultSet row) throws SQLException {
        byte[] kept = row.getBytes("content");
        if (kept == null || !row.getBoolean("sealed")) {
            return kept;
        }
        if (seal == null) {
            throw new IllegalStateException("a dead letter is sealed, and there is nothing here that opens it");
        }
        return seal.openLetter(row.getObject("id", UUID.class), kept);
    }

    private ConsumerRecord<String, byte[]> kept(ResultSet row, int number) throws SQLException {
        Headers headers = new RecordHeaders();
        String[] kept = (String[]) row.getArray("headers").getArray();
        for (int i = 0; i + 1 < kept.length; i += 2) {
            EventHeaders.add(headers, kept[i], kept[i + 1]);
        }
        byte[] content = content(row);
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getTimestamp("failed_at").getTime(),
                TimestampType.CREATE_TIME,
                0,
                content == null ? 0 : content.length,
                row.getString("key"),
                content,
                headers,
                Optional.empty());
    }
}
