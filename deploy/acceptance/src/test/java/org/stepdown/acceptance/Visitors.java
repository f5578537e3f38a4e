package org.stepdown.acceptance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.Stack;

/**
 * People and systems that ask the services all the time, each time another instance, through something that knows which
 * instances there are: as behind an orchestrator, an instance is sent nobody any more before it is told to stop.
 */
final class Visitors implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final List<List<Program>> there = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger visits = new AtomicInteger();
    /** Held for reading by who is being served. */
    private final ReadWriteLock door = new ReentrantReadWriteLock();

    private final ScheduledExecutorService people =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());

    Visitors() {
        for (int i = 0; i < 2; i++) {
            people.scheduleWithFixedDelay(this::visit, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** These run already. */
    void findThere(List<Program> instances) {
        there.add(instances);
    }

    void startThere(List<Program> instances) {
        Stack.atOnce(instances, Program::start);
        there.add(instances);
    }

    void stopThere(List<Program> instances) {
        door.writeLock().lock();
        try {
            there.remove(instances);
        } finally {
            door.writeLock().unlock();
        }
        Stack.atOnce(instances, Program::stop);
    }

    int visits() {
        return visits.get();
    }

    /** What went wrong for anybody. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        people.shutdownNow();
    }

    private void visit() {
        door.readLock().lock();
        try {
            int number = visits.getAndIncrement();
            if (!there.isEmpty()) {
                ask(there.get(number % there.size()), number);
            }
        } finally {
            door.readLock().unlock();
        }
    }

    private void ask(List<Program> instances, int number) {
        String url = switch (number % 4) {
            case 0 -> instances.get(0).url() + "/api/loop/deliveries";
            case 1 -> instances.get(1).url() + "/api/cohorts";
            case 2 -> instances.get(2).url() + "/api/alerts?state=open";
            default -> instances.get(2).url() + "/api/rosters/care/on-duty";
        };
        try {
            Http.Answer answer = Http.get(url);
            if (answer.status() != 200) {
                complaints.add(url + ": " + answer.status());
            }
        } catch (UncheckedIOException e) {
            complaints.add(url + ": " + e.getCause());
        }
    }
}
