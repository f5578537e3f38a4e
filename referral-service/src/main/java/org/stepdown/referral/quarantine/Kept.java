package org.stepdown.referral.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was received.
 *
 * @param body null once it was purged, which no message is that waits
 */
record Kept(
        UUID id,
        Instant receivedAt,
        @Nullable String controlId,
        @Nullable String type,
        byte @Nullable [] body,
        String status) {

    boolean isHeld() {
        return status.equals("QUARANTINED");
    }
}
