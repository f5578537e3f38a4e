package org.stepdown.bench;

import java.time.Duration;
import java.util.Arrays;

/** How long things took. A percentile is the smallest value that so many of them don't exceed (nearest rank). */
public final class Distribution {

    private final long[] sorted;

    /** @param nanos one value a thing, in any order; at least one */
    public Distribution(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    public Duration median() {
        return percentile(50);
    }

    public Duration p99() {
        return percentile(99);
    }

    /** @param percent more than 0, at most 100 */
    public Duration percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return Duration.ofNanos(sorted[Math.clamp(rank, 1, sorted.length) - 1]);
    }
}
