package org.stepdown.referral.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for repair.
 *
 * @param id identity given to it here
 * @param controlId control id as sent; null when it has none
 * @param type message type as sent
 */
public record Held(
        UUID id,
        Instant receivedAt,
        String application,
        String facility,
        @Nullable String controlId,
        @Nullable String type,
        Fault fault) {}
