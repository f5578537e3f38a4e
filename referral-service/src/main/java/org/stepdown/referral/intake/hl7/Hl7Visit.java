package org.stepdown.referral.intake.hl7;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Identifier;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.Location;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.referral.intake.VisitEvents;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

/** Reads the visit (PV1). */
final class Hl7Visit {

    private Hl7Visit() {}

    /** A place as the message names it, and what the registry knows of it. */
    record Place(String facility, Source source) {}

    /** The facility is that of the location (PV1-3.4) where the registry knows it, else the sender's (MSH-4.1). */
    static Place place(Hl7Message message, Msh msh, SourceRegistry registry) {
        String unit = message.get("PV1", 3, 1);
        String hospitalService = message.get("PV1", 10, 1);
        String named = message.get("PV1", 3, 4);
        if (named != null) {
            Source source = registry.find(msh.application(), named, unit, hospitalService);
            if (source.registered() || msh.facility().isEmpty()) {
                return new Place(named, source);
            }
        }
        return new Place(msh.facility(), registry.find(msh.application(), msh.facility(), unit, hospitalService));
    }

    /** @throws Hl7Fault 100 without a PV1 segment, 101 without a visit number, 102 for a time that can't be read */
    static Encounter read(Hl7Message message, Msh msh, Place place) throws Hl7Fault {
        if (!message.has("PV1")) {
            throw new Hl7Fault(Hl7Error.missingSegment("PV1"));
        }
        String number = message.get("PV1", 19, 1);
        if (number == null) {
            throw new Hl7Fault(Hl7Error.missing("PV1", 19));
        }
        Source source = place.source();
        PatientClass patientClass = VisitEvents.classIn(patientClass(message.get("PV1", 2, 1)), source.setting());
        String authority = message.get("PV1", 19, 4);
        return new Encounter(
                new Identifier(number, authority == null ? feed(msh, place) : authority, message.get("PV1", 19, 5)),
                patientClass,
                VisitEvents.settingFor(patientClass, source.setting()),
                place.facility(),
                location(message, 3),
                location(message, 6),
                message.get("PV1", 10, 1),
                message.get("PV1", 14, 1),
                message.get("PV1", 36, 1),
                time(message, 44, source.timeZone()),
                time(message, 45, source.timeZone()),
                source.timeZone().getId(),
                source.part2());
    }

    /** Whose number it is when it names nobody: that of who sends, which does not change as the patient moves. */
    private static String feed(Msh msh, Place place) {
        return msh.facility().isEmpty() ? place.facility() : msh.facility();
    }

    private static @Nullable Instant time(Hl7Message message, int field, ZoneId zone) throws Hl7Fault {
        return Hl7Time.instant(message.get("PV1", field, 1), zone, "PV1^1^" + field);
    }

    private static @Nullable Location location(Hl7Message message, int field) {
        String unit = message.get("PV1", field, 1);
        String room = message.get("PV1", field, 2);
        String bed = message.get("PV1", field, 3);
        String facility = message.get("PV1", field, 4);
        return unit == null && room == null && bed == null && facility == null
                ? null
                : new Location(facility, unit, room, bed);
    }

    /** HL7 table 0004. */
    private static PatientClass patientClass(@Nullable String code) {
        return switch (code == null ? "" : code.toUpperCase(Locale.ROOT)) {
            case "I" -> PatientClass.INPATIENT;
            case "E" -> PatientClass.EMERGENCY;
            case "O" -> PatientClass.OUTPATIENT;
            case "P" -> PatientClass.PREADMIT;
            case "R" -> PatientClass.RECURRING;
            case "B" -> PatientClass.OBSTETRICS;
            case "OBS", "V" -> PatientClass.OBSERVATION;
            default -> PatientClass.UNKNOWN;
        };
    }
}
