package org.stepdown.referral.intake.hl7;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Identifier;
import org.stepdown.events.encounter.Patient;

/** Reads the patient (PID, MRG). */
final class Hl7Patient {

    private Hl7Patient() {}

    /**
     * A time of death tells of the death where PID-30 says nothing.
     *
     * @throws Hl7Fault 100 without a PID segment, 101 without an identifier in PID-3
     */
    static Patient read(Hl7Message message, ZoneId zone) throws Hl7Fault {
        if (!message.has("PID")) {
            throw new Hl7Fault(Hl7Error.missingSegment("PID"));
        }
        List<Identifier> identifiers = identifiers(message, "PID", 3);
        Instant deceasedAt = deceasedAt(message, zone);
        String deceased = message.get("PID", 30, 1);
        return new Patient(
                identifiers,
                message.get("PID", 5, 1),
                message.get("PID", 5, 2),
                birthDate(message),
                message.get("PID", 8, 1),
                message.get("PID", 15, 1),
                message.get("PID", 11, 5),
                message.get("PID", 13, 1),
                deceased == null ? deceasedAt != null : deceased.equals("Y"),
                deceasedAt);
    }

    /** @throws Hl7Fault 101 when there is none */
    static List<Identifier> identifiers(Hl7Message message, String segment, int field) throws Hl7Fault {
        List<Identifier> identifiers = new ArrayList<>();
        List<Segment> all = message.all(segment);
        if (!all.isEmpty()) {
            Segment first = all.getFirst();
            for (int i = 0; i < Hl7Message.repetitions(first, field); i++) {
                String value = Hl7Message.get(first, field, i, 1);
                if (value != null) {
                    identifiers.add(new Identifier(
                            value, Hl7Message.get(first, field, i, 4), Hl7Message.get(first, field, i, 5)));
                }
            }
        }
        if (identifiers.isEmpty()) {
            throw new Hl7Fault(Hl7Error.missing(segment, field));
        }
        return identifiers;
    }

    /** A birth date that can't be read holds the referral for review: it is no reason to turn a discharge away. */
    private static @Nullable LocalDate birthDate(Hl7Message message) {
        try {
            return Hl7Time.date(message.get("PID", 7, 1), "PID^1^7");
        } catch (Hl7Fault e) {
            return null;
        }
    }

    private static @Nullable Instant deceasedAt(Hl7Message message, ZoneId zone) {
        try {
            return Hl7Time.instant(message.get("PID", 29, 1), zone, "PID^1^29");
        } catch (Hl7Fault e) {
            return null;
        }
    }
}
