package org.stepdown.simulator.region;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit to a hospital, as it really was in the end, or as somebody thought at some moment.
 *
 * @param number visit number
 * @param cameByEmergency whether it began in the emergency department
 * @param until when the patient left; null while the patient is there
 * @param disposition where to; a code of table 0112 or of FHIR
 * @param diagnoses ICD-10-CM, the primary one first
 * @param cancelled whether it never took place
 */
public record Visit(
        String number,
        Ward ward,
        boolean cameByEmergency,
        Instant from,
        @Nullable Instant until,
        String disposition,
        List<String> diagnoses,
        boolean cancelled) {

    public Visit {
        diagnoses = List.copyOf(diagnoses);
    }

    /** Whether the patient is, or was at last, in the emergency department. */
    public boolean inEmergency() {
        return ward == Ward.EMERGENCY;
    }

    Visit on(Ward other) {
        return new Visit(number, other, cameByEmergency, from, until, disposition, diagnoses, cancelled);
    }

    Visit leftAt(@Nullable Instant time, String where) {
        return new Visit(number, ward, cameByEmergency, from, time, where, diagnoses, cancelled);
    }

    Visit with(List<String> codes) {
        return new Visit(number, ward, cameByEmergency, from, until, disposition, codes, cancelled);
    }

    Visit neverWas() {
        return new Visit(number, ward, cameByEmergency, from, until, disposition, diagnoses, true);
    }
}
