package org.stepdown.delivery.kit;

/** Takes a shared part away from a test and gives it back; whoever stops it starts it again, address unchanged. */
public interface Switch {

    /** Returns when the part is usable again; what was stored before is still there, except for schemas. */
    void start();

    /** In the orderly way. */
    void stop();

    /** As a crash would. */
    void kill();
}
