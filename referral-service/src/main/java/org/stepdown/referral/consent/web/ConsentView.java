package org.stepdown.referral.consent.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.consent.Consent;

/**
 * A consent as programs and pages see it.
 *
 * @param scope of STATUS, APPOINTMENTS and IDENTITY
 * @param revokedAt since when it is taken back; null while it stands
 */
record ConsentView(
        UUID id,
        String discloser,
        String recipient,
        Consent.Purpose purpose,
        List<Consent.Scope> scope,
        LocalDate signedOn,
        @Nullable LocalDate expiresOn,
        String recordedBy,
        Instant recordedAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    static ConsentView of(Consent consent) {
        return new ConsentView(
                consent.id(),
                consent.discloser(),
                consent.recipient(),
                consent.purpose(),
                consent.scope().stream().sorted().toList(),
                consent.signedOn(),
                consent.expiresOn(),
                consent.recordedBy(),
                consent.recordedAt(),
                consent.revokedBy(),
                consent.revokedAt());
    }
}
