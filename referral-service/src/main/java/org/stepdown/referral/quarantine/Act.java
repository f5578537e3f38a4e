package org.stepdown.referral.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did about a message.
 *
 * @param by who
 * @param detail the fault that stayed, or the reason given
 * @param corrected whether the body was changed for it
 */
public record Act(
        Instant at, String by, Kind kind, @Nullable String detail, boolean corrected) {

    public enum Kind {
        /** It was read and went on its way. */
        REPLAYED,
        /** It was read again and is still at fault. */
        REPLAY_FAILED,
        /** It was put aside for good. */
        DISMISSED,
        /** It was looked at unmasked. */
        UNMASKED
    }
}
