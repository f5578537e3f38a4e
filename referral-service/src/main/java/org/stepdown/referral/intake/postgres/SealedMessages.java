package org.stepdown.referral.intake.postgres;

import org.springframework.stereotype.Component;
import org.stepdown.referral.intake.ReceivedMessage;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** How messages are kept: the body sealed, and a keyed digest of it that tells the same body from another one. */
@Component
class SealedMessages {

    private final Vault vault;
    private final SealedColumn bodies;

    SealedMessages(Vault vault) {
        this.vault = vault;
        this.bodies = vault.column("source_message", "id", "body");
    }

    byte[] body(ReceivedMessage message) {
        return bodies.seal(message.id(), message.body());
    }

    byte[] digest(ReceivedMessage message) {
        return vault.mark("source_message", message.body());
    }
}
