package org.stepdown.enrollment.placement.kafka;

import org.stepdown.enrollment.placement.Happening;
import org.stepdown.events.enrollment.InCareEvent;
import org.stepdown.events.enrollment.PatientInCareSeen;

/** What was seen of a patient in hospital as an event. */
final class InCareEvents {

    private InCareEvents() {}

    @SuppressWarnings("NullAway") // generated code does not say what may be null
    static PatientInCareSeen of(Happening.SeenInHospital seen) {
        return new PatientInCareSeen(
                seen.cause().occurredAt(),
                seen.referral().id(),
                Symbols.write(InCareEvent.class, seen.what()),
                seen.cohortId(),
                seen.referral().urgent(),
                Actors.write(seen.cause()));
    }
}
