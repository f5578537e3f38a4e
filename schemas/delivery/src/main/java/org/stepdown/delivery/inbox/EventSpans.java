package org.stepdown.delivery.inbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.delivery.Spans;

/** A span for each event of a batch, since each belongs to a trace of its own. What a lone event has logged bears its trace. */
final class EventSpans implements AutoCloseable {

    private final List<Span> spans = new ArrayList<>();
    private final List<IncomingEvent> events = new ArrayList<>();
    private final @Nullable Scope scope;
    private boolean done;

    @SuppressWarnings("MustBeClosedChecker") // close() closes it
    EventSpans(Spans spans, String consumer, List<IncomingEvent> incoming) {
        for (IncomingEvent event : incoming) {
            Span span = spans.work(
                    "process " + event.event().getSchema().getName(),
                    SpanKind.CONSUMER,
                    event.trail().traceparent());
            span.setAttribute("messaging.system", "kafka");
            span.setAttribute("messaging.destination.name", event.topic());
            span.setAttribute("messaging.consumer.group.name", consumer);
            span.setAttribute("messaging.batch.message_count", incoming.size());
            this.spans.add(span);
            events.add(event.under(span));
        }
        scope = this.spans.size() == 1 ? this.spans.getFirst().makeCurrent() : null;
    }

    /** The events, each with its span in its trail. */
    List<IncomingEvent> events() {
        return events;
    }

    void done() {
        done = true;
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
        }
        for (Span span : spans) {
            if (!done) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
