package org.stepdown.access.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private final AtomicLong time = new AtomicLong();
    private final Buckets buckets = new Buckets(2, 3, time::get);

    @Test
    void so_many_at_once_and_then_at_the_rate() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isEqualTo(Duration.ofMillis(500));
        assertThat(buckets.take("b")).isZero();

        time.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isPositive();
    }

    @Test
    void who_has_not_come_for_long_is_forgotten() {
        for (int i = 0; i <= 10_000; i++) {
            buckets.take("client " + i);
        }
        time.addAndGet(Duration.ofMinutes(1).toNanos());
        buckets.take("another");

        assertThat(buckets.clients()).isEqualTo(1);
    }
}
