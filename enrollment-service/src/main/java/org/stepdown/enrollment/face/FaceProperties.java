package org.stepdown.enrollment.face;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages. The addresses of the other services, {@code stepdown.face.referral} and so on, are read by the
 * page frame itself.
 *
 * @param zone zone that times are shown in
 */
@ConfigurationProperties("stepdown.face")
public record FaceProperties(
        @DefaultValue("America/New_York") ZoneId zone) {}
