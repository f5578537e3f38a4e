package org.stepdown.referral.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Writes down what patients agree to, and what they take back; both count from the moment that this returns. */
@Service
public class KeepConsents {

    private final Consents consents;
    private final Withheld withheld;
    private final TransactionOperations transactions;

    KeepConsents(Consents consents, Withheld withheld, TransactionOperations transactions) {
        this.consents = consents;
        this.withheld = withheld;
        this.transactions = transactions;
    }

    /** A form that may be incomplete. */
    public record Draft(
            @Nullable String discloser,
            @Nullable String recipient,
            Consent.@Nullable Purpose purpose,
            @Nullable Set<Consent.Scope> scope,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate expiresOn) {}

    /** It is written down; or what is wrong with it, by field. */
    public sealed interface Answer {
        record Recorded(Consent consent) implements Answer {}

        record Faulty(Map<String, String> faults) implements Answer {}
    }

    /**
     * Writes a consent down; what was withheld for want of it goes out.
     *
     * @param zone in which a day is not in the future
     */
    public Answer record(UUID referral, Draft draft, String by, ZoneId zone, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> {
            consents.lock(referral);
            Map<String, String> faults = faults(referral, draft, LocalDate.ofInstant(now, zone));
            if (!faults.isEmpty()) {
                return new Answer.Faulty(faults);
            }
            Consent consent = new Consent(
                    UUID.randomUUID(),
                    Objects.requireNonNull(draft.discloser()),
                    Objects.requireNonNull(draft.recipient()),
                    Objects.requireNonNull(draft.purpose()),
                    Objects.requireNonNull(draft.scope()),
                    Objects.requireNonNull(draft.signedOn()),
                    draft.expiresOn(),
                    by,
                    now,
                    null,
                    null);
            consents.add(referral, consent);
            withheld.release(now);
            return new Answer.Recorded(consent);
        }));
    }

    /** Writes down that it was taken back; whether there is such a consent. One that is taken back stays so. */
    public boolean revoke(UUID referral, UUID consent, String by, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            consents.lock(referral);
            return consents.revoke(referral, consent, by, now)
                    || consents.find(referral, consent).isPresent();
        }));
    }

    private Map<String, String> faults(UUID referral, Draft draft, LocalDate today) {
        Map<String, String> faults = new LinkedHashMap<>();
        place(faults, "discloser", draft.discloser(), referral, false);
        place(faults, "recipient", draft.recipient(), referral, true);
        require(faults, "purpose", draft.purpose());
        if (draft.scope() == null || draft.scope().isEmpty()) {
            faults.put("scope", "must name at least one");
        }
        LocalDate signed = draft.signedOn();
        require(faults, "signedOn", signed);
        if (signed != null && signed.isAfter(today)) {
            faults.put("signedOn", "must not be in the future");
        }
        LocalDate expires = draft.expiresOn();
        if (signed != null && expires != null && expires.isBefore(signed)) {
            faults.put("expiresOn", "must not be before the day of the signature");
        }
        return faults;
    }

    private void place(Map<String, String> faults, String field, @Nullable String name, UUID referral, boolean hears) {
        if (name == null || name.isBlank()) {
            faults.put(field, "is required");
        } else if (!name.equals(Consent.ANYBODY)
                && !(hears && name.equals(Consent.STAFF))
                && !consents.facilities().contains(name)
                && !consents.disclosers(referral).contains(name)) {
            faults.put(field, "is no facility that is known");
        }
    }

    private static void require(Map<String, String> faults, String field, @Nullable Object value) {
        if (value == null) {
            faults.put(field, "is required");
        }
    }
}
