package org.stepdown.notification.audience;

import java.time.Instant;
import org.stepdown.notification.delivery.Channel;

/**
 * Somebody is told.
 *
 * @param recipient account, or {@code team/<id>}
 * @param channel by which way
 * @param at when: later than now where quiet hours hold it back
 * @param gathered whether it is kept for the next digest
 */
public record Telling(String recipient, Channel channel, Instant at, boolean gathered) {}
