package org.stepdown.enrollment.model;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.stepdown.delivery.kit.RealPartsInitializer;
import org.stepdown.enrollment.EnrollmentServiceApplication;

/** An instance of the whole service that does nothing by itself: a test moves its clock and runs its timers. */
final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    Instance(String... properties) {
        context = new SpringApplicationBuilder(EnrollmentServiceApplication.class, Still.class)
                .initializers(new RealPartsInitializer())
                .properties(
                        "server.port=0",
                        "stepdown.kit.topics=care.encounter.v1,care.referral.v1,care.enrollment.v1",
                        "management.server.port=0",
                        "spring.cloud.stream.bindings.referrals-in-0.consumer.auto-startup=false",
                        "spring.cloud.stream.bindings.encounters-in-0.consumer.auto-startup=false",
                        "spring.cloud.stream.bindings.followUps-in-0.consumer.auto-startup=false",
                        "stepdown.placement.look-for-due=24h",
                        "stepdown.follow-up.look-every=24h",
                        "stepdown.attendance.look-every=24h")
                .properties(properties)
                .run();
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    <T> T part(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    StillClock clock() {
        return part(StillClock.class);
    }

    /** Runs a timer now, on the caller's thread; named by its class. */
    void ticks(String timer) {
        context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains(timer + "."))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no timer " + timer))
                .getTask()
                .getRunnable()
                .run();
    }

    @Override
    public void close() {
        context.close();
    }

    /** A clock that stands still until it is moved. */
    static final class StillClock extends Clock {

        private final AtomicReference<Instant> now;
        private final ZoneId zone;

        private StillClock(AtomicReference<Instant> now, ZoneId zone) {
            this.now = now;
            this.zone = zone;
        }

        void at(Instant time) {
            now.set(time);
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new StillClock(now, other);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Still {
        @Bean
        @Primary
        StillClock stillClock() {
            return new StillClock(new AtomicReference<>(Instant.EPOCH), ZoneOffset.UTC);
        }
    }
}
