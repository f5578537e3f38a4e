package org.stepdown.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a delivery that failed is tried again: after pauses that double, for days.
 *
 * @param first pause after the first failure
 * @param longest longest pause
 * @param total how long after it was called for a delivery is given up
 */
public record Retry(Duration first, Duration longest, Duration total) {

    private static final int DOUBLINGS = 30;

    /**
     * The time of the next attempt; empty when there is to be none.
     *
     * @param attempt number of the attempt that failed, from 1
     * @param plannedAt when the delivery was called for
     * @param now when the attempt failed
     * @param chance from 0 to 1: spreads attempts over the upper half of the pause, so that what failed together does not
     *     come back together
     */
    public Optional<Instant> again(int attempt, Instant plannedAt, Instant now, double chance) {
        long doubled = first.toMillis() << Math.min(DOUBLINGS, attempt - 1);
        long pause = Math.min(longest.toMillis(), Math.max(doubled, first.toMillis()));
        Instant next = now.plusMillis((long) (pause * (0.5 + chance / 2)));
        return next.isAfter(plannedAt.plus(total)) ? Optional.empty() : Optional.of(next);
    }
}
