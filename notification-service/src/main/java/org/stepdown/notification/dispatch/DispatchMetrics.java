package org.stepdown.notification.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.Spans;
import org.stepdown.notification.delivery.Carrier.Outcome;
import org.stepdown.notification.delivery.Channel;

/** Counts and times attempts by channel and outcome, each in the trace of the event behind it. */
@Component
final class DispatchMetrics {

    private static final Duration[] STEPS = {
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private static final List<String> OUTCOMES = List.of("sent", "delivered", "failed", "refused");

    private final MeterRegistry meters;
    private final Spans spans;

    DispatchMetrics(MeterRegistry meters, Spans spans) {
        this.meters = meters;
        this.spans = spans;
        // There from the start, so that the first one of a kind shows as an increase.
        for (Channel channel : Channel.values()) {
            OUTCOMES.forEach(outcome -> count(channel, outcome));
        }
    }

    private Counter count(Channel channel, String outcome) {
        return meters.counter("stepdown.deliveries", "channel", name(channel), "outcome", outcome);
    }

    /** Makes an attempt, whatever belongs to it included. */
    void traced(Due due, Runnable attempt) {
        Due.Trail trail = due.trail();
        spans.within(
                "deliver by " + name(due.delivery().channel()),
                SpanKind.CLIENT,
                trail == null ? null : trail.traceparent(),
                () -> {
                    attempt.run();
                    return true;
                });
    }

    /** Carries a delivery. */
    Outcome timed(Channel channel, Supplier<Outcome> carry) {
        Timer.Sample begun = Timer.start(meters);
        Outcome outcome = carry.get();
        String became = switch (outcome) {
            case Outcome.Sent sent -> "sent";
            case Outcome.Delivered delivered -> "delivered";
            case Outcome.Failed failed -> failed.forGood() ? "refused" : "failed";
        };
        count(channel, became).increment();
        begun.stop(Timer.builder("stepdown.delivery.attempt")
                .description("one attempt to tell somebody outside the inbox")
                .tag("channel", name(channel))
                .tag("outcome", became)
                .serviceLevelObjectives(STEPS)
                .register(meters));
        return outcome;
    }

    private static String name(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }
}
