package org.stepdown.acceptance.hospital;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One visit to a hospital, as its messages tell of it.
 *
 * @param service hospital service (PV1-10)
 * @param patientClass PV1-2
 * @param disposition PV1-36, on leaving
 * @param diagnoses ICD-10-CM, the primary one first
 */
public record Stay(
        String visit,
        String facility,
        String unit,
        String service,
        String patientClass,
        Instant from,
        Instant until,
        String disposition,
        List<String> diagnoses) {

    private static final AtomicLong NUMBER = new AtomicLong(System.currentTimeMillis());

    /** Six days on a medical ward of the general hospital, with a depression, until an hour ago, then home. */
    public static Stay onAMedicalWard() {
        Instant end = Instant.now().minus(Duration.ofHours(1));
        return new Stay(number(), "GENHOSP", "5N", "MED", "I", end.minus(Duration.ofDays(6)), end, "01", DEPRESSION);
    }

    /** Some hours in the emergency department, so many days ago, then home. */
    public static Stay inTheEmergencyDepartment(int daysAgo) {
        Instant end = Instant.now().minus(Duration.ofHours(1)).minus(Duration.ofDays(daysAgo));
        return new Stay(number(), "GENHOSP", "ED", "EMR", "E", end.minus(Duration.ofHours(5)), end, "01", DEPRESSION);
    }

    private static final List<String> DEPRESSION = List.of("F33.1");

    public Stay at(String elsewhere) {
        return new Stay(visit, elsewhere, unit, service, patientClass, from, until, disposition, diagnoses);
    }

    public Stay onUnit(String other) {
        return new Stay(visit, facility, other, service, patientClass, from, until, disposition, diagnoses);
    }

    public Stay leavingTo(String code) {
        return new Stay(visit, facility, unit, service, patientClass, from, until, code, diagnoses);
    }

    public Stay with(String... codes) {
        return new Stay(visit, facility, unit, service, patientClass, from, until, disposition, List.of(codes));
    }

    private static String number() {
        return "VN" + NUMBER.incrementAndGet();
    }
}
