package org.stepdown.enrollment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The service's clock, which a test may move; it goes on from there. */
final class MovableClock extends Clock {

    private final AtomicReference<Duration> ahead;
    private final ZoneId zone;

    private MovableClock(AtomicReference<Duration> ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    /** Puts the clock at a time. */
    void at(Instant time) {
        ahead.set(Duration.between(Instant.now(), time));
    }

    void back() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(ahead, other);
    }

    /** Puts it in the place of the real one. */
    @TestConfiguration(proxyBeanMethods = false)
    static class InPlace {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(new AtomicReference<>(Duration.ZERO), ZoneOffset.UTC);
        }
    }
}
