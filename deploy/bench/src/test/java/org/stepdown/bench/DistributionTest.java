package org.stepdown.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void of_a_hundred_values_the_ninety_ninth_is_not_exceeded_by_ninety_nine() {
        Distribution hundred = new Distribution(
                LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray());
        assertThat(hundred.p99()).isEqualTo(Duration.ofNanos(99));
        assertThat(hundred.median()).isEqualTo(Duration.ofNanos(50));
        assertThat(hundred.percentile(100)).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void one_value_is_every_percentile() {
        assertThat(new Distribution(new long[] {7}).p99()).isEqualTo(Duration.ofNanos(7));
    }

    @Test
    void nothing_measured_is_no_distribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution(new long[0]));
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assertThat(Duel.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Duel.median(9, 1, 3)).isEqualTo(3);
    }
}
