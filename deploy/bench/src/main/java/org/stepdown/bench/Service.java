package org.stepdown.bench;

import org.stepdown.delivery.parts.Port;

/** A packaged service that runs. */
public record Service(Program program, Ports ports) implements AutoCloseable {

    /** The loopback ports that it listens on. */
    public record Ports(int http, int management, int mllp) {

        static Ports chosen() {
            return new Ports(free(), free(), free());
        }
    }

    /** A loopback port on which nothing listens. */
    public static int free() {
        return Port.free().chosen().number();
    }

    @Override
    public void close() {
        program.close();
    }
}
