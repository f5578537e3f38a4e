package org.stepdown.bench.alert;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** An even rate, kept whatever the answers take: who is late does not make the next one late. */
public final class Pace {

    private static final long INTERVAL_NANOS = 10_000_000;

    private Pace() {}

    /** Does so many things, each with its number. */
    public static void atHundredASecond(int things, IntConsumer each) {
        long began = System.nanoTime();
        for (int i = 0; i < things; i++) {
            long due = began + i * INTERVAL_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            each.accept(i);
        }
    }
}
