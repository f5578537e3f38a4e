package org.stepdown.delivery.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keys whose oldest row was refused (say, its schema is not compatible): they wait a while, so that their own order
 * holds and their neighbours go on.
 */
final class HeldKeys {

    private static final long HOLD = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, Long> until = new HashMap<>();

    void hold(Collection<String> keys) {
        long end = System.nanoTime() + HOLD;
        keys.forEach(key -> until.put(key, end));
    }

    List<String> now() {
        long now = System.nanoTime();
        until.values().removeIf(end -> end - now < 0);
        return List.copyOf(until.keySet());
    }
}
