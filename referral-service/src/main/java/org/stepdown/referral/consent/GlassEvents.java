package org.stepdown.referral.consent;

import java.time.Instant;
import java.util.UUID;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.events.Topics;
import org.stepdown.events.referral.GlassBroken;

/** Writes what the privacy officer is told of. */
final class GlassEvents {

    private GlassEvents() {}

    static OutgoingEvent broken(UUID id, UUID referral, String patientKey, String account, Instant at, Instant until) {
        return new OutgoingEvent(
                id,
                Topics.REFERRAL.name(),
                patientKey,
                new GlassBroken(at, referral, account, until),
                at,
                Trail.start(id));
    }
}
