package org.stepdown.delivery;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Header {@code traceparent} of W3C Trace Context, version 00. */
final class TraceParent {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** That of the span that is under way on this thread; a new trace when there is none. */
    static String start() {
        String current = of(Span.current());
        return current != null ? current : "00-%s%s-%s-01".formatted(hex(), hex(), hex());
    }

    /** The value itself; one that is not valid starts a new trace, as the specification asks. */
    static String continued(@Nullable String traceparent) {
        return traceparent != null && VALID.matcher(traceparent).matches() ? traceparent : start();
    }

    /** What a span hands on; null when it is none. */
    static @Nullable String of(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                context.getTraceId(),
                                context.getSpanId(),
                                context.getTraceFlags().asHex())
                : null;
    }

    /** What a span that continues this has as its parent; of a value that is not valid, nothing. */
    static Context context(@Nullable String traceparent) {
        if (traceparent == null || !VALID.matcher(traceparent).matches()) {
            return Context.root();
        }
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        traceparent.substring(3, 35),
                        traceparent.substring(36, 52),
                        TraceFlags.fromHex(traceparent, 53),
                        TraceState.getDefault())));
    }

    private static String hex() {
        long value = 0;
        while (value == 0) {
            value = ThreadLocalRandom.current().nextLong();
        }
        return "%016x".formatted(value);
    }
}
