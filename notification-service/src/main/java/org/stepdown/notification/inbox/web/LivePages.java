package org.stepdown.notification.inbox.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.stepdown.notification.inbox.AlertsWatch;
import org.stepdown.notification.inbox.InboxProperties;

/** The pages that are open right now. */
@Component
final class LivePages implements AlertsWatch, SmartLifecycle {

    private static final long REST_NANOS_PER_PAGE = 500_000;
    private static final long LONGEST_REST_NANOS = 1_000_000_000;

    private final Set<LivePage> pages = ConcurrentHashMap.newKeySet();
    private final InboxProperties properties;
    private final SessionRepository<?> sessions;
    private volatile boolean running;
    private volatile long told = System.nanoTime() - LONGEST_REST_NANOS;

    LivePages(InboxProperties properties, SessionRepository<?> sessions) {
        this.properties = properties;
        this.sessions = sessions;
    }

    /** @param session of whoever looks at it */
    SseEmitter open(String session) {
        SseEmitter emitter = new SseEmitter(0L);
        LivePage page = new LivePage(emitter, properties.heartbeat(), () -> lives(session));
        pages.add(page);
        emitter.onCompletion(page::close);
        emitter.onTimeout(page::close);
        emitter.onError(failure -> page.close());
        Thread.ofVirtual().name("live-page").start(() -> {
            page.tell();
            pages.remove(page);
        });
        if (!running) {
            page.close();
        }
        return emitter;
    }

    private boolean lives(String session) {
        try {
            return sessions.findById(session) != null;
        } catch (DataAccessException e) {
            // It can't be told now, and nothing can be read meanwhile either.
            return true;
        }
    }

    /**
     * A lone change is told at once. In a burst the pages get a rest in between that grows with their number, so that
     * telling them never takes more than a small part of the processor.
     */
    @Override
    public void alertsChanged() {
        long rest = Math.min(LONGEST_REST_NANOS, pages.size() * REST_NANOS_PER_PAGE) - (System.nanoTime() - told);
        if (rest > 0) {
            pause(rest);
        }
        told = System.nanoTime();
        pages.forEach(LivePage::changed);
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            // By the stop of the listener that brings the word: what it brings is told all the same.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server stops, which waits for open requests. */
    @Override
    public void stop() {
        running = false;
        pages.forEach(LivePage::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
