package org.stepdown.delivery;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Names of the Kafka headers that every event carries, and how their values are written: as UTF-8 text. */
public final class EventHeaders {

    /** Identity of the event, a UUID. */
    public static final String EVENT_ID = "event-id";
    /** Full name of the event's type. */
    public static final String EVENT_TYPE = "event-type";
    /** When it happened, ISO 8601 in UTC. */
    public static final String OCCURRED_AT = "occurred-at";
    /** Identity of the message that it all started with, a UUID. */
    public static final String CORRELATION_ID = "correlation-id";
    /** Identity of the event right before, a UUID. */
    public static final String CAUSATION_ID = "causation-id";
    /** W3C Trace Context. */
    public static final String TRACEPARENT = "traceparent";

    private EventHeaders() {}

    /** Adds a header unless the value is null. */
    public static void add(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The last header of this name as text; null when there is none. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The header as a UUID; null when there is none or it is not one. */
    public static @Nullable UUID uuid(Headers headers, String name) {
        String value = text(headers, name);
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The header as an instant; null when there is none or it is not one. */
    public static @Nullable Instant instant(Headers headers, String name) {
        String value = text(headers, name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
