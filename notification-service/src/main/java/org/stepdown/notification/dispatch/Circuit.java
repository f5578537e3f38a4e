package org.stepdown.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a target has been doing. After some failures in a row it is left alone; then one delivery tries whether it is back.
 *
 * @param failures failures in a row
 * @param failingSince when the first of them was; null when there is none
 * @param openUntil until when it is left alone; null when it need not be
 */
public record Circuit(
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant openUntil) {

    /** A target that has not failed. */
    public static final Circuit CLOSED = new Circuit(0, null, null);

    /**
     * When a target is left alone.
     *
     * @param failures failures in a row that open the circuit
     * @param pause how long it is left alone
     */
    public record Limits(int failures, Duration pause) {}

    public Circuit failed(Limits limits, Instant now) {
        int inARow = failures + 1;
        return new Circuit(
                inARow,
                failingSince == null ? now : failingSince,
                inARow >= limits.failures() ? now.plus(limits.pause()) : null);
    }
}
