package org.stepdown.audit.autoconfigure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit is sealed and watched.
 *
 * @param look how often to look for entries that another instance has left unsealed
 * @param verify how often what is new in the chain is checked
 * @param verifyAll how often all of it is checked
 * @param anchor how often the head of the chain is written to the log
 */
@ConfigurationProperties("stepdown.audit")
record AuditProperties(
        @DefaultValue("10s") Duration look,
        @DefaultValue("1m") Duration verify,
        @DefaultValue("24h") Duration verifyAll,
        @DefaultValue("1h") Duration anchor) {}
