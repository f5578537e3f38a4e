package org.stepdown.bench;

import java.time.Duration;

/**
 * What one round came to.
 *
 * @param things how many were done
 * @param took from the first to the last
 * @param latency of each, or of nothing but the whole where single ones can't be told apart
 * @param processor time that everything on the one side took, broker and database included; zero when not measured
 */
public record Run(int things, Duration took, Distribution latency, Duration processor) {

    public Run(int things, Duration took, Distribution latency) {
        this(things, took, latency, Duration.ZERO);
    }

    public Run with(Duration used) {
        return new Run(things, took, latency, used);
    }

    public double perSecond() {
        return things * 1e9 / took.toNanos();
    }
}
