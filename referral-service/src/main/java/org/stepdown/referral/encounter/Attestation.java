package org.stepdown.referral.encounter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a patient's suitability (domain rules, section 1).
 *
 * @param question what was asked
 * @param answer what was answered
 * @param source who or what answered
 * @param at when
 */
public record Attestation(
        Question question,
        Answer answer,
        Source source,
        @Nullable Instant at) {

    /** The two questions of suitability. */
    public enum Question {
        NEEDS_24H_SUPERVISION,
        SAFE_AT_HOME
    }

    /** Unknown never counts as yes. */
    public enum Answer {
        UNKNOWN,
        YES,
        NO
    }

    /** Explicit answers win over the one derived from the disposition. */
    public enum Source {
        UNKNOWN,
        REFERRER,
        BY_DISPOSITION,
        STAFF
    }
}
