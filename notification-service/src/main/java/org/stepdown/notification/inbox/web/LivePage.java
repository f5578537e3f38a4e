package org.stepdown.notification.inbox.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page. It is told that something changed and fetches what there is now; so however slow it reads, it never
 * lags behind and never holds up another. The first word makes a page that reconnects catch up. It ends with the session
 * of whoever looks at it, within a heartbeat.
 */
final class LivePage {

    private final SseEmitter emitter;
    private final Duration heartbeat;
    private final BooleanSupplier signedIn;
    private final Semaphore changes = new Semaphore(1);
    private volatile boolean open = true;

    LivePage(SseEmitter emitter, Duration heartbeat, BooleanSupplier signedIn) {
        this.signedIn = signedIn;
        this.emitter = emitter;
        this.heartbeat = heartbeat;
    }

    void changed() {
        changes.release();
    }

    void close() {
        open = false;
        changes.release();
    }

    /** Tells the page of changes until it is closed or gone. */
    void tell() {
        long asked = System.nanoTime();
        try {
            while (open) {
                boolean changed = changes.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                // What came since is told with it, and counts even when it came right after the wait.
                changed |= changes.drainPermits() > 0;
                if (System.nanoTime() - asked >= heartbeat.toNanos()) {
                    open = open && signedIn.getAsBoolean();
                    asked = System.nanoTime();
                }
                if (open) {
                    emitter.send(SseEmitter.event()
                            .name(changed ? "changed" : "beat")
                            .data(""));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // The page is gone; it reconnects if anybody still looks at it.
            open = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
