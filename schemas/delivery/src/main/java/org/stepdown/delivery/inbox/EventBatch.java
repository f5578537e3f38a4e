package org.stepdown.delivery.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.stepdown.delivery.IncomingEvent;

/** One consumer's work on some records, within a transaction: read, pass over what is done, handle the rest. */
final class EventBatch {

    private final String consumer;
    private final Set<String> types;
    private final EventReader reader;
    private final Inbox inbox;
    private final EventHandler handler;
    private final InboxMetrics.OfConsumer metrics;

    EventBatch(
            String consumer,
            Set<String> types,
            EventReader reader,
            Inbox inbox,
            EventHandler handler,
            InboxMetrics metrics) {
        this.consumer = consumer;
        this.types = types;
        this.reader = reader;
        this.inbox = inbox;
        this.handler = handler;
        this.metrics = metrics.of(consumer);
    }

    void handle(List<ConsumerRecord<String, byte[]>> records) {
        List<IncomingEvent> events = read(records);
        if (events.isEmpty()) {
            return;
        }
        Set<UUID> fresh = inbox.claim(
                consumer, events.stream().map(IncomingEvent::eventId).toList());
        Set<UUID> taken = new HashSet<>();
        List<IncomingEvent> toDo = events.stream()
                .filter(event -> fresh.contains(event.eventId()) && taken.add(event.eventId()))
                .toList();
        metrics.duplicates(events.size() - toDo.size());
        if (!toDo.isEmpty()) {
            handler.handle(toDo);
            metrics.handled(toDo.size());
        }
    }

    /** Claims a record that is given up; whether it was still to do. */
    boolean claim(ConsumerRecord<String, byte[]> message) {
        return !inbox.claim(consumer, List.of(EventReader.eventId(message))).isEmpty();
    }

    private List<IncomingEvent> read(List<ConsumerRecord<String, byte[]>> records) {
        List<IncomingEvent> events = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> message : records) {
            if (EventReader.isOther(message, types)) {
                continue;
            }
            IncomingEvent event = reader.read(message, types);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }
}
