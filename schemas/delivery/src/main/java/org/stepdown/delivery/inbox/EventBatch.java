package org.stepdown.delivery.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.Spans;

/** One consumer's work on some records, within a transaction: pass over what is done, read and handle the rest. */
final class EventBatch {

    private final String consumer;
    private final Set<String> types;
    private final EventReader reader;
    private final Inbox inbox;
    private final EventHandler handler;
    private final InboxMetrics.OfConsumer metrics;
    private final Spans spans;

    EventBatch(
            String consumer,
            Set<String> types,
            EventReader reader,
            Inbox inbox,
            EventHandler handler,
            InboxMetrics.OfConsumer metrics,
            Spans spans) {
        this.consumer = consumer;
        this.types = types;
        this.reader = reader;
        this.inbox = inbox;
        this.handler = handler;
        this.metrics = metrics;
        this.spans = spans;
    }

    /**
     * Claims by the headers, and reads only what is new: of a stream that comes again nothing is unpacked. What can't be
     * read fails the transaction, and its claim with it.
     */
    void handle(List<ConsumerRecord<String, byte[]>> records) {
        List<ConsumerRecord<String, byte[]>> offered = records.stream()
                .filter(message -> !EventReader.isOther(message, types))
                .toList();
        if (offered.isEmpty()) {
            return;
        }
        List<UUID> ids = offered.stream().map(EventReader::eventId).toList();
        Set<UUID> fresh = inbox.claim(consumer, ids);
        metrics.duplicates(offered.size() - fresh.size());
        List<IncomingEvent> toDo = new ArrayList<>(fresh.size());
        for (int i = 0; i < ids.size(); i++) {
            IncomingEvent event = fresh.remove(ids.get(i)) ? reader.read(offered.get(i), types) : null;
            if (event != null) {
                toDo.add(event);
            }
        }
        if (!toDo.isEmpty()) {
            toHandler(toDo);
            metrics.handled(toDo.size());
        }
    }

    private void toHandler(List<IncomingEvent> toDo) {
        try (EventSpans traced = new EventSpans(spans, consumer, toDo)) {
            handler.handle(traced.events());
            traced.done();
        }
    }

    /** Claims a record that is given up; whether it was still to do. */
    boolean claim(ConsumerRecord<String, byte[]> message) {
        return !inbox.claim(consumer, List.of(EventReader.eventId(message))).isEmpty();
    }
}
