package org.stepdown.referral.loop;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the loop back to senders.
 *
 * @param allowedNetworks networks (CIDR) that targets may be in though they are not public, for example a hospital's VPN;
 *     only there may a target be reached in clear
 * @param lookEvery how often the queue is looked at
 * @param lookWithheld how often to look whether patients have agreed to what was withheld
 * @param connect how long a connection may take
 * @param answer how long an answer may take
 * @param claim how long an instance may keep a lane; longer than an attempt can last
 * @param firstRetry wait after the first failure
 * @param longestRetry longest wait
 * @param giveUpAfter how long a message is tried
 * @param doubts how often a message is sent that the target finds fault with (AE, CE)
 * @param tolerance failures in a row after which a target is left alone for a while
 * @param pause how long at first
 */
@ConfigurationProperties("stepdown.loop")
public record LoopProperties(
        @DefaultValue({}) List<String> allowedNetworks,
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("1m") Duration lookWithheld,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("20s") Duration answer,
        @DefaultValue("2m") Duration claim,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("5") int doubts,
        @DefaultValue("5") int tolerance,
        @DefaultValue("30s") Duration pause) {

    RetryPolicy retries() {
        return new RetryPolicy(firstRetry, longestRetry, doubts, tolerance, pause);
    }
}
