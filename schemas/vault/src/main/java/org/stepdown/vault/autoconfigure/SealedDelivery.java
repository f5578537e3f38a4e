package org.stepdown.vault.autoconfigure;

import java.util.UUID;
import org.stepdown.delivery.ContentSeal;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** Seals what delivery keeps of events. */
final class SealedDelivery implements ContentSeal {

    private static final String OUTBOX = "delivery.outbox";

    private final SealedColumn events;
    private final SealedColumn pages;
    private final SealedColumn letters;

    SealedDelivery(Vault vault) {
        events = vault.column(OUTBOX, "event_id", "body");
        pages = vault.column(OUTBOX, "id", "page");
        letters = vault.column("delivery.dead_letter", "id", "content");
    }

    @Override
    public byte[] sealEvent(UUID eventId, byte[] body) {
        return events.seal(eventId, body);
    }

    @Override
    public byte[] openEvent(UUID eventId, byte[] sealed) {
        return events.open(eventId, sealed);
    }

    @Override
    public byte[] sealPage(long id, byte[] page) {
        return pages.seal(id, page);
    }

    @Override
    public byte[] openPage(long id, byte[] sealed) {
        return pages.open(id, sealed);
    }

    @Override
    public byte[] sealLetter(UUID id, byte[] content) {
        return letters.seal(id, content);
    }

    @Override
    public byte[] openLetter(UUID id, byte[] sealed) {
        return letters.open(id, sealed);
    }
}
