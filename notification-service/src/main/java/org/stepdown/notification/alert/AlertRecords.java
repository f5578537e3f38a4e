package org.stepdown.notification.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The alerts that are kept. */
public interface AlertRecords {

    /** Holds these keys and subjects against everybody else until the transaction ends. */
    void hold(Collection<String> names);

    /** The live alerts of subjects that are held. */
    List<Alert.Live> live(Collection<Subject> subjects);

    /** One alert, held against everybody else until the transaction ends. */
    Optional<Alert> open(UUID id);

    /** What a person did to it last, for as long as that can be undone; it is held already. */
    Optional<LastAnswer> lastAnswer(Alert alert);

    /** These alerts, which are held already. */
    List<Alert> all(Collection<UUID> ids);

    /** Snoozed alerts whose time is over, each held. */
    List<Snoozed> overdueSnoozes(Instant now, int atMost);

    /** Keeps changes, in their order. */
    void keep(List<Change> changes);
}
