package org.stepdown.delivery.inbox;

import java.util.List;
import org.stepdown.delivery.IncomingEvent;

/** What a consumer does with events. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles events that this consumer has not handled before, in the order of their partitions. Runs in a
     * transaction; whatever it throws rolls that back, and then each event is handled again in a transaction of its
     * own. An event that fails alone is dead-lettered, unless the failure is one that passes.
     *
     * @throws RejectedEventException to dead-letter an event with a code of the domain
     */
    void handle(List<IncomingEvent> events);
}
