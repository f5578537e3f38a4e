package org.stepdown.referral.intake;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.events.Identifier;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.ReferralRequest;

/**
 * What a message says, whatever its format was.
 *
 * @param event the canonical event
 * @param occurredAt when it happened
 * @param patient the patient's identifiers
 * @param merged identifiers of the record that loses; empty unless it is a merge
 */
public record CanonicalEvent(
        SpecificRecord event, Instant occurredAt, List<Identifier> patient, List<Identifier> merged) {

    /** All facilities in whose name it speaks: that of the sender, and that of the visit or the request. */
    public Set<String> facilities() {
        Set<String> named = new LinkedHashSet<>();
        for (Schema.Field field : event.getSchema().getFields()) {
            switch (event.get(field.pos())) {
                case MessageSource source -> named.add(source.getFacility());
                case Encounter visit -> named.add(visit.getFacility());
                case ReferralRequest request -> named.add(request.getFacility());
                case null, default -> {}
            }
        }
        return named;
    }
}
