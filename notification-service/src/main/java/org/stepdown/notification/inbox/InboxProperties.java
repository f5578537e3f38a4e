package org.stepdown.notification.inbox;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the inbox.
 *
 * @param zone zone that times are shown in
 * @param show most alerts that are shown
 * @param heartbeat how often a silent page is told that it is still connected
 */
@ConfigurationProperties("stepdown.inbox")
public record InboxProperties(
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("200") int show,
        @DefaultValue("15s") Duration heartbeat) {}
