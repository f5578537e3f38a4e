package org.stepdown.enrollment.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.hospital.VisitFact;

/**
 * What a hospital said of a patient.
 *
 * @param patientKey opaque key
 * @param fact what happened to a visit
 * @param retiredKey the key that is retired, for a merge of two patients
 * @param cause the event
 * @param at when the message was received
 */
public record HospitalEvent(
        String patientKey,
        @Nullable VisitFact fact,
        @Nullable String retiredKey,
        Cause cause,
        Instant at) {}
