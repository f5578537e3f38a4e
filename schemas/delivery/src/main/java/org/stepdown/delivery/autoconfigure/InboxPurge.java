package org.stepdown.delivery.autoconfigure;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.stepdown.delivery.inbox.Inbox;

/** Forgets old inbox rows once an hour. */
final class InboxPurge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxPurge.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Inbox inbox;
    private final Duration retention;
    private volatile boolean running;
    private Thread thread = new Thread(this::run, "inbox-purge");

    InboxPurge(Inbox inbox, Duration retention) {
        this.inbox = inbox;
        this.retention = retention;
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "inbox-purge");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(EVERY);
                purge();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void purge() {
        try {
            inbox.purge(retention.toSeconds());
        } catch (DataAccessException e) {
            log.warn("the inbox is purged later: {}", e.getClass().getSimpleName());
        }
    }
}
