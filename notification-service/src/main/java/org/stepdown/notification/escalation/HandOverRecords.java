package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept about changes of duty. */
public interface HandOverRecords {

    /** Teams whose duty may have changed, for nobody else to look at until the transaction ends. */
    List<Due> claim(Instant now, int atMost);

    /** Who has duty in a team now, and when to look again. */
    void keep(String team, Set<String> onDuty, Instant again);

    /** Live alerts that a team looks after. */
    List<UUID> open(String team);

    /**
     * A team whose duty may have changed.
     *
     * @param onDuty who had duty before; null when nobody has looked yet
     */
    record Due(String team, @Nullable Set<String> onDuty) {}
}
