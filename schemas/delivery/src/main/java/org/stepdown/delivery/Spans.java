package org.stepdown.delivery;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Begins the spans of one trace, from the hospital's message to the alert that is delivered. A span says what is done
 * and of which kind it is, never about whom.
 */
public final class Spans {

    private final Tracer tracer;

    public Spans(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("org.stepdown.delivery");
    }

    /** Where nobody traces. */
    public static Spans none() {
        return new Spans(OpenTelemetry.noop());
    }

    /** A span of work on an event. */
    public Span work(String name, SpanKind kind, @Nullable String traceparent) {
        return begun(name, kind, traceparent).startSpan();
    }

    /** A span that leads from the outbox to the broker: it began when the event was put into the outbox. */
    public Span way(String topic, @Nullable String eventType, @Nullable String traceparent, Instant since) {
        SpanBuilder way = begun("publish " + topic, SpanKind.PRODUCER, traceparent)
                .setStartTimestamp(since)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", topic);
        return eventType == null
                ? way.startSpan()
                : way.setAttribute("stepdown.event", eventType).startSpan();
    }

    private SpanBuilder begun(String name, SpanKind kind, @Nullable String traceparent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(TraceParent.context(traceparent));
    }

    /** Does something within a span of its own, which is also that of what is logged meanwhile. */
    public <T> T within(String name, SpanKind kind, @Nullable String traceparent, Supplier<T> work) {
        Span span = work(name, kind, traceparent);
        try (Scope scope = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException | Error e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** What is handed on of a span; where nobody traces, what it would continue. */
    public static @Nullable String handedOn(Span span, @Nullable String continued) {
        String own = TraceParent.of(span);
        return own != null ? own : continued;
    }

    /** What is handed on of the span that is under way on this thread; null when there is none. */
    public static @Nullable String current() {
        return TraceParent.of(Span.current());
    }
}
