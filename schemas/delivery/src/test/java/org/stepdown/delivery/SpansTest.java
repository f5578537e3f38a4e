package org.stepdown.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final String HEADER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void what_a_message_starts_is_in_the_trace_that_is_under_way() {
        Spans spans = tracing(Sampler.parentBased(Sampler.alwaysOn()));

        Trail trail = spans.within("receive", SpanKind.SERVER, HEADER, () -> Trail.start(UUID.randomUUID()));

        assertThat(trail.traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(trail.traceparent()).isNotEqualTo(HEADER).endsWith("-01");
    }

    @Test
    void what_is_not_recorded_stays_so_on_its_way() {
        Spans spans = tracing(Sampler.parentBased(Sampler.alwaysOff()));

        Trail trail = spans.within("receive", SpanKind.SERVER, null, () -> Trail.start(UUID.randomUUID()));

        assertThat(trail.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
    }

    @Test
    void where_nobody_traces_a_header_goes_on_as_it_came() {
        assertThat(Spans.handedOn(Spans.none().work("process", SpanKind.CONSUMER, HEADER), HEADER))
                .isEqualTo(HEADER);
        assertThat(new Trail(UUID.randomUUID(), null, HEADER)
                        .under(new Spans(OpenTelemetry.noop()).work("process", SpanKind.CONSUMER, "nonsense"))
                        .traceparent())
                .isEqualTo(HEADER);
    }

    private static Spans tracing(Sampler sampler) {
        return new Spans(OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().setSampler(sampler).build())
                .build());
    }
}
