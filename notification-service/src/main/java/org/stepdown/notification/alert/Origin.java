package org.stepdown.notification.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about an alert.
 *
 * @param id identity
 * @param topic what it is about
 * @param subject who or what it is about
 * @param key key that its events travel under: the patient's, where it is about a referral
 * @param programId program whose staff is concerned, where known
 * @param raisedAt when it was raised
 * @param policyVersion version of the policy that set its urgency and due time
 * @param correlationId the message that it all started with
 */
public record Origin(
        UUID id,
        Topic topic,
        Subject subject,
        String key,
        @Nullable String programId,
        Instant raisedAt,
        String policyVersion,
        UUID correlationId) {}
