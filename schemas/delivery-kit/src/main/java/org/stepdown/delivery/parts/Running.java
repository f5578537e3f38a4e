package org.stepdown.delivery.parts;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The process of a part while it runs; starting twice and stopping twice are both harmless. */
final class Running {

    private @Nullable ChildProcess process;

    synchronized void start(Supplier<ChildProcess> starter) {
        if (!isRunning()) {
            process = starter.get();
        }
    }

    synchronized void stop(Consumer<ChildProcess> stopper) {
        ChildProcess running = process;
        if (running != null) {
            stopper.accept(running);
            process = null;
        }
    }

    synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    synchronized ChildProcess process() {
        if (process == null) {
            throw new IllegalStateException("Not running");
        }
        return process;
    }
}
