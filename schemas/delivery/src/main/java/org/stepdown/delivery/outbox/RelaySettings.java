package org.stepdown.delivery.outbox;

import java.time.Duration;

/**
 * How the relay works.
 *
 * @param batchSize rows sent before they are marked, at most
 * @param poll how long it waits at most without being woken: covers a wake-up that was lost with its process
 * @param retention how long relayed rows are kept
 */
public record RelaySettings(int batchSize, Duration poll, Duration retention) {}
