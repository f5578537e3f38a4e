package org.stepdown.referral.referral.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the encounter history.
 *
 * @param visitHangsAfter how long an emergency visit may be open before it is closed and flagged
 * @param lookForHangingVisits how often such visits are looked for
 */
@ConfigurationProperties("stepdown.history")
public record HistorySettings(
        @DefaultValue("48h") Duration visitHangsAfter,
        @DefaultValue("10m") Duration lookForHangingVisits) {}
