package org.stepdown.referral.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.referral.intake.MessageFormat;
import org.stepdown.referral.intake.Shape;

/** Shows the body of a message: masked to anybody, as it came only once it is noted who looks. */
public final class ShowMessage {

    private final TransactionOperations transactions;
    private final Quarantine quarantine;
    private final List<MessageFormat> formats;

    ShowMessage(TransactionOperations transactions, Quarantine quarantine, List<MessageFormat> formats) {
        this.transactions = transactions;
        this.quarantine = quarantine;
        this.formats = List.copyOf(formats);
    }

    /**
     * The body of a message that waits; empty when it does not.
     *
     * @param unmaskedFor who wants to see it as it came; null for the masked body
     */
    public Optional<String> show(UUID id, @Nullable String unmaskedFor, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> quarantine
                .kept(id)
                .filter(Kept::isHeld)
                .map(kept -> {
                    if (unmaskedFor != null) {
                        quarantine.addAccess(id, unmaskedFor, now);
                    }
                    return text(kept.type(), Objects.requireNonNull(kept.body()), unmaskedFor == null);
                })));
    }

    private String text(@Nullable String type, byte[] body, boolean masked) {
        MessageFormat format = MessageFormats.of(formats, type, body);
        if (format == null) {
            String text = new String(body, StandardCharsets.UTF_8);
            return masked ? Shape.of(text) : text;
        }
        return masked ? format.masked(body) : format.text(body);
    }
}
