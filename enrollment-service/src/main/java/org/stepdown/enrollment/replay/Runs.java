package org.stepdown.enrollment.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The runs of what-if that were asked for; of all instances one runs one at a time. */
public interface Runs {

    /** Begins a run, unless another one is on its way; then nothing is begun and that one is the answer. */
    UUID begin(Wish wish, String by, Instant now);

    @Nullable
    Run find(UUID id);

    /** The latest ones, without their results. */
    List<Run> latest();

    /** Says how far a run has come, and that somebody is still at it; whether it is to go on. */
    boolean goesOn(UUID id, Progress.Stage stage, long done, long of, Instant now);

    /** Asks for a run to stop; false when it is not running. */
    boolean cancel(UUID id);

    /** A run came to its end. */
    void end(UUID id, Run.State state, WhatIf.@Nullable Result result, @Nullable String failure, Instant now);
}
