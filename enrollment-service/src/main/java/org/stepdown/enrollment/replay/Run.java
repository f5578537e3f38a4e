package org.stepdown.enrollment.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A what-if that somebody asked for.
 *
 * @param id identity
 * @param wish the other set of cohorts
 * @param by who asked
 * @param at when
 * @param state where it stands
 * @param stage what is being done, while it runs
 * @param done how much of it
 * @param of how much there is
 * @param endedAt when it came to an end
 * @param result what came of it
 * @param failure code of why nothing came of it
 */
public record Run(
        UUID id,
        Wish wish,
        String by,
        Instant at,
        State state,
        Progress.@Nullable Stage stage,
        long done,
        long of,
        @Nullable Instant endedAt,
        WhatIf.@Nullable Result result,
        @Nullable String failure) {

    /** Where a run stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** How much of it is done, in percent. */
    public int percent() {
        return of <= 0 ? 0 : (int) Math.min(100, 100 * done / of);
    }
}
