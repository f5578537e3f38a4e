package org.stepdown.referral.desk;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk.
 *
 * @param zone zone in which the pages tell the time
 * @param show how many messages a list shows
 */
@ConfigurationProperties("stepdown.desk")
public record DeskProperties(
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("50") int show) {}
