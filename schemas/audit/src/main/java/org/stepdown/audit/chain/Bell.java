package org.stepdown.audit.chain;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rung after each commit that added entries. */
public final class Bell implements Runnable {

    private final Semaphore rung = new Semaphore(0);

    @Override
    public void run() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits for it, at most this long. */
    void await(Duration atMost) throws InterruptedException {
        if (rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
