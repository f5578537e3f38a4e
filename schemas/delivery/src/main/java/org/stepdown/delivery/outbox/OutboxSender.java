package org.stepdown.delivery.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stepdown.delivery.EventHeaders;
import org.stepdown.delivery.Spans;
import org.stepdown.delivery.outbox.OutboxTable.Waiting;
import org.stepdown.delivery.registry.RegistryException;

/** Sends one batch and waits for the broker. Its producer retries by itself for as long as Kafka is away. */
public final class OutboxSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    private final Producer<String, byte[]> producer;
    private final ValueFraming framing;
    private final Spans spans;
    private final Map<ByteBuffer, Schema> schemas = new HashMap<>();

    /**
     * @param producer idempotent, all acknowledgements, unlimited retries
     * @param framing how an encoded body becomes a record value
     * @param spans traces the way to the broker
     */
    public OutboxSender(Producer<String, byte[]> producer, ValueFraming framing, Spans spans) {
        this.producer = producer;
        this.framing = framing;
        this.spans = spans;
    }

    /**
     * What became of a batch.
     *
     * @param confirmed rows that the broker has
     * @param refusedKeys keys of rows that can't be sent as they are
     * @param failure set when the producer is no longer usable
     */
    record Sent(
            List<Waiting> confirmed,
            Set<String> refusedKeys,
            @Nullable RuntimeException failure) {}

    private record InFlight(Waiting row, Span way, Future<RecordMetadata> answer) {}

    /** @throws RegistryException.Unavailable before anything is sent, when a schema id can't be had just now */
    Sent send(List<Waiting> batch, OutboxTable table) throws SQLException {
        Set<String> refused = new HashSet<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<Waiting> rows = new ArrayList<>();
        List<Span> ways = new ArrayList<>();
        for (Waiting row : batch) {
            if (row.key() != null && refused.contains(row.key())) {
                continue;
            }
            try {
                Span way = way(row);
                records.add(message(row, way, table));
                rows.add(row);
                ways.add(way);
            } catch (RegistryException.Refused | SerializationException e) {
                log.error("event {} of type {} can't be sent: {}", row.eventId(), row.eventType(), e.getMessage());
                refused.add(String.valueOf(row.key()));
            }
        }
        List<InFlight> sent = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            sent.add(new InFlight(rows.get(i), ways.get(i), producer.send(records.get(i))));
        }
        producer.flush();
        try {
            return confirm(sent, refused);
        } finally {
            ways.forEach(Span::end);
        }
    }

    private Span way(Waiting row) {
        return row.traceparent() == null
                ? Span.getInvalid()
                : spans.way(row.topic(), row.eventType(), row.traceparent(), row.appendedAt());
    }

    /** A row counts only if every earlier row of its key does: else a later one would overtake when sent again. */
    private static Sent confirm(List<InFlight> sent, Set<String> refused) {
        List<Waiting> confirmed = new ArrayList<>();
        Set<@Nullable String> failedKeys = new HashSet<>();
        RuntimeException failure = null;
        for (InFlight one : sent) {
            try {
                one.answer().get();
                if (!failedKeys.contains(one.row().key())) {
                    confirmed.add(one.row());
                }
            } catch (ExecutionException e) {
                failedKeys.add(one.row().key());
                one.way().setStatus(StatusCode.ERROR);
                failure = new IllegalStateException("the broker refused an event", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Sent(confirmed, refused, new IllegalStateException("interrupted while sending", e));
            }
        }
        return new Sent(confirmed, refused, failure);
    }

    private ProducerRecord<String, byte[]> message(Waiting row, Span way, OutboxTable table) throws SQLException {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(row.topic(), null, row.key(), value(row, table), List.of());
        Headers headers = message.headers();
        EventHeaders.add(headers, EventHeaders.EVENT_ID, row.eventId());
        EventHeaders.add(headers, EventHeaders.EVENT_TYPE, row.eventType());
        EventHeaders.add(headers, EventHeaders.OCCURRED_AT, row.occurredAt());
        EventHeaders.add(headers, EventHeaders.CORRELATION_ID, row.correlationId());
        EventHeaders.add(headers, EventHeaders.CAUSATION_ID, row.causationId());
        EventHeaders.add(headers, EventHeaders.TRACEPARENT, Spans.handedOn(way, row.traceparent()));
        for (int i = 0; i + 1 < row.extraHeaders().size(); i += 2) {
            EventHeaders.add(
                    headers, row.extraHeaders().get(i), row.extraHeaders().get(i + 1));
        }
        return message;
    }

    private byte @Nullable [] value(Waiting row, OutboxTable table) throws SQLException {
        byte[] fingerprint = row.fingerprint();
        byte[] body = row.body();
        if (fingerprint == null || body == null) {
            return body;
        }
        ByteBuffer key = ByteBuffer.wrap(fingerprint);
        Schema writer = schemas.get(key);
        if (writer == null) {
            writer = table.schema(fingerprint);
            schemas.put(key, writer);
        }
        return framing.frame(row.topic(), writer, body);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
