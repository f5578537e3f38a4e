package org.stepdown.referral.quarantine;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.quarantine.Act.Kind;

/** Puts a message aside for good: it ends rejected, with a reason. */
public final class DismissMessage {

    private final TransactionOperations transactions;
    private final Quarantine quarantine;

    DismissMessage(TransactionOperations transactions, Quarantine quarantine) {
        this.transactions = transactions;
        this.quarantine = quarantine;
    }

    public Repair dismiss(UUID id, String by, String reason, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> quarantine
                .lock(id)
                .map(kept -> dismissed(kept, by, reason, now))
                .orElseGet(Repair.Unknown::new)));
    }

    private Repair dismissed(Kept kept, String by, String reason, Instant now) {
        if (kept.isHeld()) {
            quarantine.dismiss(kept.id());
            quarantine.add(kept.id(), new Act(now, by, Kind.DISMISSED, reason, false), null);
            return new Repair.Done();
        }
        return quarantine.did(kept.id(), Kind.DISMISSED) ? new Repair.Done() : new Repair.TooLate();
    }
}
