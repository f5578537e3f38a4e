package org.stepdown.access.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void however_short_the_wait_is_nobody_is_told_to_come_again_at_once() {
        assertThat(RateLimit.wholeSeconds(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(RateLimit.wholeSeconds(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(RateLimit.wholeSeconds(Duration.ofSeconds(1).plusNanos(1))).isEqualTo(2);
    }
}
