package org.stepdown.notification.dispatch;

import java.time.Instant;

/** Tells others what became of deliveries, if and when the work at hand is kept. */
public interface DeliveryNews {
    void settled(Due due, Settled settled, Instant now);
}
