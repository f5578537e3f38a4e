package org.stepdown.notification.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The deliveries that are kept. */
public interface DeliveryRecords {

    /** Keeps deliveries that are to be made; what is kept already stays as it is. In the inbox they are at once. */
    void plan(List<Delivery> deliveries, Instant now);

    /** What of these alerts is not sent yet never will be. */
    void drop(Collection<UUID> alerts, Instant now);

    /** What of an alert was planned since then on occasions that begin so, and is not sent yet, never will be. */
    void drop(UUID alert, String occasions, Instant since, Instant now);

    /** What of these alerts was dropped since then is to be made after all: their answer was taken back. */
    void restore(Collection<UUID> alerts, Instant since, Instant now);

    /** These alerts came before the eyes of these accounts, one of each. */
    void seen(List<Seen> seen);

    /** An alert that came before somebody's eyes. */
    record Seen(UUID alertId, String account, Instant at) {}
}
