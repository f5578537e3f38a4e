package org.stepdown.enrollment.replay;

import org.jspecify.annotations.Nullable;

/**
 * Something came out otherwise.
 *
 * @param what what it is about
 * @param subject identity of the referral or cohort
 * @param fields what of it differs
 * @param was how it came out then; null when there was nothing
 * @param replayed how it came out now; null when there is nothing
 */
public record Difference(
        What what,
        String subject,
        String fields,
        @Nullable String was,
        @Nullable String replayed) {

    /** What a difference is about. */
    public enum What {
        DECISION,
        REFERRAL,
        SEAT,
        WAITLIST,
        CENSUS,
        CLOCK
    }
}
