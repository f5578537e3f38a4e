package org.stepdown.referral.referral.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the encounter history.
 *
 * @param visitHangsAfter how long an emergency visit may be open before it is closed and flagged
 * @param lookForHangingVisits how often such visits are looked for
 * @param afterRestore whether the database was restored from a backup that is older than the topics: what stands there under
 *     keys that it has lost is taken as our own; off again when the lag has fallen to nothing
 */
@ConfigurationProperties("stepdown.history")
public record HistorySettings(
        @DefaultValue("48h") Duration visitHangsAfter,
        @DefaultValue("10m") Duration lookForHangingVisits,
        @DefaultValue("false") boolean afterRestore) {}
