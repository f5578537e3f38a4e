package org.stepdown.enrollment.replay.web;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.face.FaceProperties;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Plan;
import org.stepdown.enrollment.replay.Progress;
import org.stepdown.enrollment.replay.Run;
import org.stepdown.enrollment.replay.Runs;
import org.stepdown.enrollment.replay.WhatIf;
import org.stepdown.enrollment.replay.Wish;

/** Runs what is asked for in the background, by a thread that leaves the processors to whoever serves. */
@Component
class Runner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Runs runs;
    private final WhatIf whatIf;
    private final Copies copies;
    private final FaceProperties face;
    private final Clock clock;
    private volatile @Nullable Thread running;

    Runner(Runs runs, WhatIf whatIf, Copies copies, FaceProperties face, Clock clock) {
        this.runs = runs;
        this.whatIf = whatIf;
        this.copies = copies;
        this.face = face;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param id the run
     * @param begun whether it was begun; otherwise it is the one that is on its way already
     */
    record Asked(UUID id, boolean begun) {}

    synchronized Asked ask(Wish wish, Plan plan, String by) {
        UUID before = runs.latest().stream()
                .filter(run -> run.state() == Run.State.RUNNING)
                .map(Run::id)
                .findFirst()
                .orElse(null);
        UUID id = runs.begin(wish, by, clock.instant());
        if (id.equals(before)) {
            return new Asked(id, false);
        }
        Thread thread = new Thread(() -> run(id, plan), "what-if");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        running = thread;
        thread.start();
        return new Asked(id, true);
    }

    private void run(UUID id, Plan plan) {
        try {
            WhatIf.Result result = whatIf.ask(copies.live(), plan, face.zone(), new Beat(id));
            runs.end(id, Run.State.DONE, result, null, clock.instant());
        } catch (CancellationException e) {
            runs.end(id, Run.State.CANCELLED, null, null, clock.instant());
        } catch (RuntimeException e) {
            log.warn("what-if {} failed: {}", id, e.getClass().getSimpleName());
            runs.end(id, Run.State.FAILED, null, e.getClass().getSimpleName(), clock.instant());
        }
    }

    /** Stops with the service; who asks again gets a new run. */
    @Override
    public void destroy() {
        Thread thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Once a second is often enough to be told. */
    private final class Beat implements Progress {

        private final UUID id;
        private long next = System.nanoTime();

        Beat(UUID id) {
            this.id = id;
        }

        @Override
        public void at(Stage stage, long done, long of) {
            long now = System.nanoTime();
            if (now < next && !Thread.currentThread().isInterrupted()) {
                return;
            }
            next = now + BEAT.toNanos();
            if (Thread.currentThread().isInterrupted() || !runs.goesOn(id, stage, done, of, clock.instant())) {
                throw new CancellationException("the run was asked to stop");
            }
        }
    }
}
