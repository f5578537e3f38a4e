package org.stepdown.referral.intake.hl7;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the MLLP listener.
 *
 * @param address address that it listens on
 * @param port port; 0 takes a free one
 * @param maxFrame longest message taken
 * @param maxConnections connections served at once
 * @param silence how long a peer may say nothing before it is hung up on
 * @param processingIds values of MSH-11 that are taken
 */
@ConfigurationProperties("stepdown.mllp")
public record MllpProperties(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("2575") int port,
        @DefaultValue("1MB") DataSize maxFrame,
        @DefaultValue("256") int maxConnections,
        @DefaultValue("5m") Duration silence,
        @DefaultValue("P") Set<String> processingIds) {}
