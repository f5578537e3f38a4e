package org.stepdown.notification.digest;

import java.time.Instant;
import java.util.UUID;
import org.stepdown.notification.delivery.Channel;

/** An alert that somebody is told of later, by this channel. */
public record Gathered(String recipient, Channel channel, UUID alertId, Instant at) {}
