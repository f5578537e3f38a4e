package org.stepdown.delivery.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A loopback port and the name of the setting that changes it.
 *
 * @param number 0 takes a free one
 */
public record Port(int number, String setting) {

    // Below the range from which Linux gives ports to outgoing connections: a client that keeps trying a stopped
    // broker's port would otherwise sooner or later be connected to itself, and hold the port.
    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    // Parts choose before they listen: two that start side by side must not choose the same.
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    public Port {
        if (number < 0 || number > 65_535) {
            throw new PartFailed(number + " is not a port (" + setting + ")");
        }
    }

    /** Any free port. */
    public static Port free() {
        return new Port(0, "any free port");
    }

    /** This port, or a free one when the number is 0. */
    public Port chosen() {
        if (number != 0) {
            return this;
        }
        for (int attempt = 0; attempt < 200; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(candidate) && GIVEN.add(candidate)) {
                return new Port(candidate, setting);
            }
        }
        throw new PartFailed("No free port between " + FIRST + " and " + LAST);
    }

    /** Refuses a port on which something listens already. */
    public void requireFree(String name) {
        if (!isFreeSoon(number)) {
            throw new PartFailed(
                    "Port " + number + " for " + name + " is taken: stop what listens there, or change " + setting);
        }
    }

    /**
     * A process that another thread starts has our open sockets until it has closed them, also the one that has just
     * looked whether the port is free: so the look is repeated for a while.
     */
    private static boolean isFreeSoon(int port) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Without this a connection that has just ended would count as taken, which no server minds.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
