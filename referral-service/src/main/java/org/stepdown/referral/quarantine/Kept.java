package org.stepdown.referral.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message with its body, as it was received. */
record Kept(
        UUID id,
        Instant receivedAt,
        @Nullable String controlId,
        @Nullable String type,
        byte[] body,
        String status) {

    boolean isHeld() {
        return status.equals("QUARANTINED");
    }
}
