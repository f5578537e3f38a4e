package org.stepdown.referral.loop;

/** A way to tell a sender. */
public interface Channel {

    Target.Kind kind();

    /** How many messages of one target are on their way at once. */
    int lanes();

    /** Tells it once, within bounded time. What goes wrong is an outcome. */
    Outcome send(Delivery delivery);
}
