package org.stepdown.referral.consent;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.access.Person;
import org.stepdown.audit.Actor;
import org.stepdown.audit.Audit;
import org.stepdown.audit.Entry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/**
 * Opens for a while, to one person, what consent withholds of one patient: for an emergency (42 CFR 2.51), with a reason
 * that is kept, and with an alert to the privacy officer.
 */
@Service
public class BreakGlass {

    /** So long it stays open. */
    public static final Duration OPEN_FOR = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Outbox outbox;
    private final Audit audit;
    private final SealedColumn reasons;

    BreakGlass(JdbcClient jdbc, TransactionOperations transactions, Outbox outbox, Audit audit, Vault vault) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.audit = audit;
        this.reasons = vault.column("broken_glass", "id", "reason");
    }

    /**
     * Opens it.
     *
     * @param reason in the person's own words
     * @return until when
     */
    public Instant open(UUID referral, Person person, String reason, Instant now) {
        UUID id = UUID.randomUUID();
        Instant until = now.plus(OPEN_FOR);
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("""
                    insert into broken_glass (id, referral_id, account, reason, at, until)
                    values (:id, :referral, :account, :reason, :at, :until)
                    """)
                    .param("id", id)
                    .param("referral", referral)
                    .param("account", person.account())
                    .param("reason", reasons.seal(id, reason))
                    .param("at", Timestamp.from(now))
                    .param("until", Timestamp.from(until))
                    .update();
            outbox.append(List.of(GlassEvents.broken(id, referral, patient(referral), person.account(), now, until)));
            audit.record(List.of(
                    Entry.of(now, Kind.BREAK_GLASS, Actor.of(person), "break the glass", Outcome.DONE, "EMERGENCY")
                            .about(List.of(referral.toString()))));
            return until;
        }));
    }

    private String patient(UUID referral) {
        return jdbc.sql("select patient_key from referral where id = :id")
                .param("id", referral)
                .query(String.class)
                .single();
    }
}
