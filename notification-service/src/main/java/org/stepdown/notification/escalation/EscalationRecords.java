package org.stepdown.notification.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps that are kept. */
public interface EscalationRecords {

    /** The policy in force. */
    Ladders ladders(Instant at);

    /** The last two steps of each of these alerts, the last one first. */
    Map<UUID, List<Step>> latest(Collection<UUID> alerts);

    /** Keeps steps as they stand now. */
    void keep(List<Step> steps);

    /** Takes steps that are due, for nobody else to take, and holds their alerts until the transaction ends. */
    List<Step> claim(Instant now, int atMost);
}
