package org.stepdown.delivery.parts;

/** A part that can be started, stopped and started again on the same port and, unless it keeps none, the same data. */
public sealed interface Part permits KafkaBroker, SchemaRegistry, PostgresServer {

    /** Returns when the part answers on its own protocol; throws {@link PartFailed} when it doesn't. */
    void start();

    /** Ends it in the orderly way, and by force when that takes too long. Without effect when it does not run. */
    void stop();

    /** Ends it at once, as a crash would. Without effect when it does not run. */
    void kill();

    boolean isRunning();

    /** The loopback port, which stays the same from start to start. */
    int port();

    /** The running process, to notice its end; {@link IllegalStateException} when it does not run. */
    ChildProcess process();
}
