package org.stepdown.notification.response.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.stepdown.notification.reach.Within;
import org.stepdown.notification.response.Figures;

/** The figures of the last 30 days as metrics, read anew each minute. Labels are programs, urgencies and ages only. */
@Component
class ResponseMeters {

    private static final Duration BACK = Duration.ofDays(30);

    private final FiguresReading reading;
    private final Clock clock;
    private final MultiGauge median;
    private final MultiGauge p90;
    private final MultiGauge within30Minutes;
    private final MultiGauge open;
    private final MultiGauge perPatient;

    ResponseMeters(FiguresReading reading, Clock clock, MeterRegistry registry) {
        this.reading = reading;
        this.clock = clock;
        median = MultiGauge.builder("stepdown.alerts.acknowledge.median")
                .description("time to acknowledge, half of the alerts of 30 days")
                .baseUnit("seconds")
                .register(registry);
        p90 = MultiGauge.builder("stepdown.alerts.acknowledge.p90")
                .description("time to acknowledge, nine of ten alerts of 30 days")
                .baseUnit("seconds")
                .register(registry);
        within30Minutes = MultiGauge.builder("stepdown.alerts.acknowledged.within.30.minutes")
                .description("share of the alerts of 30 days, from 0 to 1")
                .register(registry);
        open = MultiGauge.builder("stepdown.alerts.open")
                .description("open alerts by urgency and age")
                .register(registry);
        perPatient = MultiGauge.builder("stepdown.alerts.per.patient")
                .description("mean number of alerts of a patient with any, in 30 days")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${stepdown.response.read-every:60s}")
    void read() {
        Figures figures = reading.of(Within.everything(), BACK, clock.instant());
        median.register(byProgram(figures, Figures.Response::medianSeconds), true);
        p90.register(byProgram(figures, Figures.Response::p90Seconds), true);
        within30Minutes.register(byProgram(figures, Figures.Response::shareIn30Minutes), true);
        open.register(
                figures.open().stream()
                        .flatMap(age ->
                                Stream.of(open(age, "urgent", age.urgent()), open(age, "routine", age.routine())))
                        .toList(),
                true);
        perPatient.register(List.of(Row.of(Tags.empty(), value(figures.alertsPerPatient()))), true);
    }

    private static Row<?> open(Figures.OpenOfAge age, String urgency, int count) {
        String upTo = age.maxMinutes() == null ? "older" : age.maxMinutes() + "m";
        return Row.of(Tags.of("urgency", urgency, "age", upTo), count);
    }

    private static List<Row<?>> byProgram(Figures figures, Read read) {
        return Stream.concat(
                        Stream.of(row("all", read.of(figures.all()))),
                        figures.programs().stream()
                                .map(one -> row(one.program() == null ? "none" : one.program(), read.of(one))))
                .<Row<?>>map(row -> row)
                .toList();
    }

    private static Row<?> row(String program, @Nullable Double value) {
        return Row.of(Tags.of("program", program), value(value));
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    @FunctionalInterface
    private interface Read {
        @Nullable
        Double of(Figures.Response response);
    }
}
