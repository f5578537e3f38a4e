package org.stepdown.delivery.inbox;

import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.delivery.IncomingEvent;

/**
 * What somebody makes of events.
 *
 * @param types the event types that mean something to them
 * @param read what an event of these types means; throws {@link RejectedEventException} when it can't be taken
 * @param <T> what it is to them
 */
public record EventReading<T>(Set<Class<? extends SpecificRecord>> types, Function<IncomingEvent, T> read) {

    public EventReading {
        types = Set.copyOf(types);
    }
}
