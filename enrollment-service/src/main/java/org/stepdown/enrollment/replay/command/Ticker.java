package org.stepdown.enrollment.replay.command;

import java.io.PrintStream;
import java.util.Locale;
import org.stepdown.enrollment.replay.Progress;

/** Says now and then how far work has come, apart from the result. */
final class Ticker implements Progress {

    private static final long EVERY = 5_000_000_000L;

    private final PrintStream err;
    private long next = System.nanoTime() + EVERY;

    Ticker(PrintStream err) {
        this.err = err;
    }

    @Override
    public void at(Stage stage, long done, long of) {
        if (System.nanoTime() > next) {
            next = System.nanoTime() + EVERY;
            err.printf(
                    Locale.ROOT,
                    "%s: %d of %d%n",
                    stage.name().replace('_', ' ').toLowerCase(Locale.ROOT),
                    done,
                    of);
        }
    }
}
