package org.stepdown.delivery.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The bell between commits and the relay: any number of rings before the relay looks count as one. */
public final class RelayWake implements Runnable {

    private final Semaphore rings = new Semaphore(0);

    /** Says that rows were committed. */
    @Override
    public void run() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /** Waits for a ring, at most this long; whether there was one. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean rung = rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        rings.drainPermits();
        return rung;
    }
}
