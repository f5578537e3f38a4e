package org.stepdown.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RetryTest {

    private static final Instant PLANNED = Instant.parse("2026-03-02T15:00:00Z");
    private static final Retry RETRY = new Retry(Duration.ofSeconds(15), Duration.ofMinutes(30), Duration.ofDays(3));

    @Property
    void a_pause_is_never_shorter_than_half_the_first_nor_longer_than_the_longest(
            @ForAll @IntRange(min = 1, max = 10_000) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration pause = Duration.between(
                PLANNED, RETRY.again(attempt, PLANNED, PLANNED, chance).orElseThrow());

        assertThat(pause).isBetween(Duration.ofMillis(7_500), Duration.ofMinutes(30));
        assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(15L << Math.min(20, attempt - 1)));
    }

    @Property
    void a_delivery_that_never_succeeds_is_tried_for_days_and_then_given_up(
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Instant now = PLANNED;
        int attempt = 1;
        for (var next = RETRY.again(attempt, PLANNED, now, chance);
                next.isPresent();
                next = RETRY.again(++attempt, PLANNED, now, chance)) {
            assertThat(next.get()).isAfter(now);
            now = next.get();
        }

        assertThat(Duration.between(PLANNED, now))
                .isGreaterThan(Duration.ofDays(3).minusMinutes(30));
        assertThat(attempt).isBetween(145, 310);
    }
}
