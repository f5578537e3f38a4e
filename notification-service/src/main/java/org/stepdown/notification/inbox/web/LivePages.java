package org.stepdown.notification.inbox.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.stepdown.notification.inbox.AlertsWatch;
import org.stepdown.notification.inbox.InboxProperties;

/** The pages that are open right now. */
@Component
final class LivePages implements AlertsWatch, SmartLifecycle {

    private final Set<LivePage> pages = ConcurrentHashMap.newKeySet();
    private final InboxProperties properties;
    private volatile boolean running;

    LivePages(InboxProperties properties) {
        this.properties = properties;
    }

    SseEmitter open() {
        SseEmitter emitter = new SseEmitter(0L);
        LivePage page = new LivePage(emitter, properties.heartbeat());
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

    @Override
    public void alertsChanged() {
        pages.forEach(LivePage::changed);
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
