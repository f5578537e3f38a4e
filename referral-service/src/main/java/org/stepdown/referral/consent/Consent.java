package org.stepdown.referral.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient has agreed to in writing (42 CFR 2.31).
 *
 * @param discloser the facility whose records they are; an asterisk is any
 * @param recipient the facility that may hear, {@value #STAFF} for the staff here, an asterisk for all who treat the patient
 * @param scope what may be told
 * @param signedOn when it was signed, in the discloser's zone
 * @param expiresOn the last day on which it holds; without one it holds until it is revoked
 * @param recordedBy account of who wrote it down
 * @param revokedBy account of who wrote down that it was taken back; null while it stands
 */
public record Consent(
        UUID id,
        String discloser,
        String recipient,
        Purpose purpose,
        Set<Scope> scope,
        LocalDate signedOn,
        @Nullable LocalDate expiresOn,
        String recordedBy,
        Instant recordedAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    public static final String ANYBODY = "*";
    public static final String STAFF = "STEPDOWN";

    public Consent {
        scope = Set.copyOf(scope);
    }

    /** What may be told. */
    public enum Scope {
        /** How the referral stands. */
        STATUS,
        /** When the patient is to come, and whether they did. */
        APPOINTMENTS,
        /** Who the patient is, and what they have. */
        IDENTITY
    }

    /** What for. */
    public enum Purpose {
        TREATMENT,
        PAYMENT,
        OPERATIONS,
        TREATMENT_PAYMENT_OPERATIONS
    }
}
