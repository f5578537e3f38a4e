package org.stepdown.delivery.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.outbox.OutboxTable.Waiting;

/**
 * Events in one row of the outbox, in order. A text is written out the first time only: topics, types and the like are
 * the same for most of them.
 */
final class Page {

    private static final int VERSION = 1;
    private static final int NOTHING = -1;

    private final DataOutputStream out;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new HashMap<>();

    private Page(int events) throws IOException {
        out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        out.writeInt(events);
    }

    /** @param ids numbers of the rows that they would be by themselves */
    static byte[] of(List<Outbox.Row> events, List<Long> ids) {
        try {
            Page page = new Page(events.size());
            for (int i = 0; i < events.size(); i++) {
                page.write(ids.get(i), events.get(i));
            }
            return page.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(long id, Outbox.Row event) throws IOException {
        out.writeLong(id);
        write(event.eventId());
        repeated(event.topic());
        written(event.key());
        repeated(event.eventType());
        Instant at = event.occurredAt();
        out.writeLong(at == null ? Long.MIN_VALUE : at.getEpochSecond());
        out.writeInt(at == null ? 0 : at.getNano());
        write(event.correlationId());
        write(event.causationId());
        repeated(event.traceparent());
        repeated(new String(Objects.requireNonNull(event.fingerprint()), StandardCharsets.ISO_8859_1));
        byte[] body = Objects.requireNonNull(event.body());
        out.writeInt(body.length);
        out.write(body);
    }

    private void write(@Nullable UUID id) throws IOException {
        out.writeBoolean(id != null);
        if (id != null) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    private void repeated(@Nullable String text) throws IOException {
        Integer known = text == null ? Integer.valueOf(NOTHING) : texts.putIfAbsent(text, texts.size());
        out.writeInt(known == null ? texts.size() - 1 : known);
        if (known == null) {
            written(text);
        }
    }

    private void written(@Nullable String text) throws IOException {
        byte[] encoded = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? NOTHING : encoded.length);
        out.write(encoded);
    }

    /** The events as rows of their own. */
    static List<Waiting> read(byte[] page, Instant appendedAt) {
        Reader reader = new Reader(page);
        try {
            if (reader.in.readByte() != VERSION) {
                throw new IllegalStateException(
                        "a page of the outbox is written in a way that this version can't read");
            }
            int count = reader.in.readInt();
            List<Waiting> events = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                events.add(reader.event(appendedAt));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {

        private final DataInputStream in;
        private final List<String> texts = new ArrayList<>();

        Reader(byte[] page) {
            in = new DataInputStream(new ByteArrayInputStream(page));
        }

        Waiting event(Instant appendedAt) throws IOException {
            long id = in.readLong();
            UUID eventId = id();
            String topic = repeated();
            String key = written();
            String type = repeated();
            Instant at = instant();
            UUID correlationId = id();
            UUID causationId = id();
            String traceparent = repeated();
            String fingerprint = repeated();
            byte[] body = in.readNBytes(in.readInt());
            if (eventId == null || topic == null || fingerprint == null) {
                throw new IOException("a page of the outbox has an event without identity, topic or schema");
            }
            return new Waiting(
                    id,
                    eventId,
                    topic,
                    key,
                    type,
                    at,
                    correlationId,
                    causationId,
                    traceparent,
                    List.of(),
                    fingerprint.getBytes(StandardCharsets.ISO_8859_1),
                    body,
                    appendedAt);
        }

        private @Nullable Instant instant() throws IOException {
            long second = in.readLong();
            int nano = in.readInt();
            return second == Long.MIN_VALUE ? null : Instant.ofEpochSecond(second, nano);
        }

        private @Nullable UUID id() throws IOException {
            return in.readBoolean() ? new UUID(in.readLong(), in.readLong()) : null;
        }

        private @Nullable String repeated() throws IOException {
            int number = in.readInt();
            if (number == NOTHING) {
                return null;
            }
            if (number == texts.size()) {
                String text = written();
                if (text == null) {
                    throw new IOException("a page of the outbox is cut off");
                }
                texts.add(text);
            }
            return texts.get(number);
        }

        private @Nullable String written() throws IOException {
            int length = in.readInt();
            return length == NOTHING ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }
    }
}
