package org.stepdown.notification.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inbox.
 *
 * @param show most alerts that are shown
 * @param heartbeat how often a silent page is told that it is still connected
 */
@ConfigurationProperties("stepdown.inbox")
public record InboxProperties(
        @DefaultValue("200") int show, @DefaultValue("15s") Duration heartbeat) {}
