package org.stepdown.referral.intake;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.events.Identifier;

/**
 * What a message says, whatever its format was.
 *
 * @param event the canonical event
 * @param occurredAt when it happened
 * @param patient the patient's identifiers
 * @param merged identifiers of the record that loses; empty unless it is a merge
 */
public record CanonicalEvent(
        SpecificRecord event, Instant occurredAt, List<Identifier> patient, List<Identifier> merged) {}
