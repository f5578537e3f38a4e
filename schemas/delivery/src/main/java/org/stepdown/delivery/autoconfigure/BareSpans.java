package org.stepdown.delivery.autoconfigure;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets spans out without the words of exceptions: those of libraries quote what they choked on, and that may be about a
 * patient. What timers do every second stays here as long as it succeeds: metrics tell of it.
 */
final class BareSpans implements SpanExporter {

    private final SpanExporter exporter;

    BareSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    /** Puts one around each exporter that there is. */
    static final class Wrapping implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof SpanExporter exporter ? new BareSpans(exporter) : bean;
        }
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<SpanData> bare = spans.stream()
                .filter(BareSpans::isWorthIt)
                .<SpanData>map(Bare::new)
                .toList();
        return bare.isEmpty() ? CompletableResultCode.ofSuccess() : exporter.export(bare);
    }

    private static boolean isWorthIt(SpanData span) {
        return !span.getName().startsWith("task ") || span.getStatus().getStatusCode() == StatusCode.ERROR;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Bare extends DelegatingSpanData {

        Bare(SpanData span) {
            super(span);
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
