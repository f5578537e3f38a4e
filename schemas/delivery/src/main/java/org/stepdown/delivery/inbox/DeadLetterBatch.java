package org.stepdown.delivery.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.stepdown.delivery.EventHeaders;

/** One consumer's work on some dead letters: told by their headers, the bytes stay unread. */
final class DeadLetterBatch {

    private final String consumer;
    private final Inbox inbox;
    private final DeadLetterHandler handler;

    DeadLetterBatch(String consumer, Inbox inbox, DeadLetterHandler handler) {
        this.consumer = consumer;
        this.inbox = inbox;
        this.handler = handler;
    }

    void handle(List<ConsumerRecord<String, byte[]>> records) {
        List<UUID> ids = records.stream().map(EventReader::eventId).toList();
        Set<UUID> fresh = inbox.claim(consumer, ids);
        List<DeadLetter> letters = records.stream()
                .filter(message -> fresh.remove(EventReader.eventId(message)))
                .map(DeadLetterBatch::read)
                .toList();
        if (!letters.isEmpty()) {
            handler.handle(letters);
        }
    }

    private static DeadLetter read(ConsumerRecord<String, byte[]> message) {
        Headers headers = message.headers();
        UUID eventId = EventHeaders.uuid(headers, DeadLetterWriter.ORIGINAL_EVENT_ID);
        Instant failedAt = EventHeaders.instant(headers, DeadLetterWriter.FAILED_AT);
        UUID ownId = EventReader.eventId(message);
        return new DeadLetter(
                eventId != null ? eventId : ownId,
                EventHeaders.text(headers, EventHeaders.EVENT_TYPE),
                text(headers, DeadLetterWriter.TOPIC, message.topic()),
                Integer.parseInt(text(headers, DeadLetterWriter.PARTITION, "-1")),
                Long.parseLong(text(headers, DeadLetterWriter.OFFSET, "-1")),
                text(headers, DeadLetterWriter.CONSUMER, "unknown"),
                text(headers, DeadLetterWriter.ERROR_CODE, "UNKNOWN"),
                EventReader.key(message),
                failedAt != null ? failedAt : Instant.ofEpochMilli(message.timestamp()),
                EventReader.trail(message, ownId));
    }

    private static String text(Headers headers, String name, String otherwise) {
        return Objects.requireNonNullElse(EventHeaders.text(headers, name), otherwise);
    }
}
