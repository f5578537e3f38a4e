package org.stepdown.notification.digest;

import java.util.UUID;
import org.stepdown.notification.delivery.Channel;

/**
 * What has gathered for somebody, to be told in one go.
 *
 * @param id identity: the same for the same recipient, channel and period
 */
public record Digest(UUID id, String recipient, Channel channel) {}
