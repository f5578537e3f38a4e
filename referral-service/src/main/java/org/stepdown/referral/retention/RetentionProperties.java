package org.stepdown.referral.retention;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept.
 *
 * @param rawMessageDays days after which the body of a message that waits for nobody is deleted
 */
@ConfigurationProperties("stepdown.retention")
public record RetentionProperties(@DefaultValue("90") int rawMessageDays) {

    public RetentionProperties {
        if (rawMessageDays < 1) {
            throw new IllegalArgumentException("stepdown.retention.raw-message-days must be 1 or more");
        }
    }
}
