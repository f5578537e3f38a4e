package org.stepdown.delivery;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event on its way out.
 *
 * @param eventId its identity; stays the same however often it is sent
 * @param topic topic that it goes to
 * @param key record key: opaque, events of one key stay in order
 * @param event the event
 * @param occurredAt when it happened
 * @param trail where it comes from
 */
public record OutgoingEvent(
        UUID eventId, String topic, String key, SpecificRecord event, Instant occurredAt, Trail trail) {}
