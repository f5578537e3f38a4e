package org.stepdown.notification.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The alerts that are kept. */
public interface AlertRecords {

    /** One alert, held against everybody else until the transaction ends. */
    Optional<Alert> open(UUID id);

    /** Snoozed alerts whose time is over, each held; those that others hold are left to them. */
    List<Snoozed> overdueSnoozes(Instant now, int atMost);

    /** Keeps changes, in their order. */
    void keep(List<Change> changes);
}
