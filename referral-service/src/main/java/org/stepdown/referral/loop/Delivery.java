package org.stepdown.referral.loop;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice on its way to a target.
 *
 * @param id its identity: the same however often it is sent
 * @param sequence grows from one to the next of a referral
 * @param attempt which try this is, from 1
 * @param queuedAt when it was queued
 * @param giveUpAt until when it is tried
 * @param correlationId the hospital's message that everything started with
 * @param claimedAt when this instance took it
 * @param claim the claim that this instance holds on its lane
 * @param restricted whether it tells of records under 42 CFR Part 2, or of substance use
 */
public record Delivery(
        UUID id,
        long sequence,
        Target target,
        Notice notice,
        int attempt,
        Instant queuedAt,
        Instant giveUpAt,
        UUID correlationId,
        Instant claimedAt,
        UUID claim,
        boolean restricted) {

    /** What goes with a disclosure (42 CFR 2.32(a)(2)). */
    public static final String REDISCLOSURE =
            "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";
}
