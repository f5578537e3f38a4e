package org.stepdown.acceptance.hospital;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a hospital tells of a patient. */
public final class Messages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneId.of("America/New_York"));

    private Messages() {}

    /** ADT^A01. */
    public static Message admission(Patient patient, Stay stay) {
        return adt("A01", patient, stay, visit(stay));
    }

    /** ADT^A03. */
    public static Message discharge(Patient patient, Stay stay) {
        return adt(
                "A03", patient, stay, visit(stay).with(36, stay.disposition()).with(45, TIME.format(stay.until())));
    }

    /** ADT^A13: the patient is still there. */
    public static Message cancelledDischarge(Patient patient, Stay stay) {
        return adt("A13", patient, stay, visit(stay));
    }

    /** ADT^A04. */
    public static Message arrival(Patient patient, Stay stay) {
        return adt("A04", patient, stay, visit(stay));
    }

    /** ADT^A08. */
    public static Message update(Patient patient, Stay stay) {
        return adt("A08", patient, stay, visit(stay));
    }

    /** REF^I12 of a therapist; attestations such as {@code "SAFE-AT-HOME=Y"}. */
    public static Message referral(Patient patient, String diagnosis, String... attestations) {
        String now = TIME.format(Instant.now());
        List<Segment> segments = new ArrayList<>();
        segments.add(Segment.named("RF1")
                .with(1, "P^Pending^HL70283")
                .with(2, "R^Routine^HL70280")
                .with(6, "R" + UUID.randomUUID().toString().substring(0, 8) + "^GENHOSP")
                .with(7, now));
        segments.add(
                Segment.named("PRD").with(1, "RP^Referring provider^HL70286").with(2, "Therapist^Any"));
        segments.add(person(patient, "GENHOSP"));
        segments.add(diagnosis(1, diagnosis, now));
        for (int i = 0; i < attestations.length; i++) {
            String[] said = attestations[i].split("=", 2);
            segments.add(Segment.named("OBX")
                    .with(1, String.valueOf(i + 1))
                    .with(2, "ID")
                    .with(3, said[0])
                    .with(5, said[1])
                    .with(11, "F"));
        }
        return Message.of("REF^I12^REF_I12", "GENHOSP", now, segments.toArray(Segment[]::new));
    }

    private static Message adt(String trigger, Patient patient, Stay stay, Segment visit) {
        String now = TIME.format(Instant.now());
        List<Segment> segments = new ArrayList<>();
        segments.add(Segment.named("EVN").with(1, trigger).with(2, now));
        segments.add(person(patient, stay.facility()));
        segments.add(visit);
        for (int i = 0; i < stay.diagnoses().size(); i++) {
            segments.add(diagnosis(i + 1, stay.diagnoses().get(i), now));
        }
        // The message structure of A04 and A08 is A01's.
        String type = "ADT^" + trigger + "^ADT_" + (trigger.equals("A03") ? "A03" : "A01");
        return Message.of(type, stay.facility(), now, segments.toArray(Segment[]::new));
    }

    private static Segment person(Patient patient, String facility) {
        return Segment.named("PID")
                .with(1, "1")
                .with(3, patient.mrn() + "^^^" + facility + "^MR")
                .with(5, patient.family() + "^" + patient.given())
                .with(7, patient.basicBirthDate())
                .with(8, "F");
    }

    private static Segment visit(Stay stay) {
        return Segment.named("PV1")
                .with(1, "1")
                .with(2, stay.patientClass())
                .with(3, stay.unit() + "^12^1^" + stay.facility())
                .with(10, stay.service())
                .with(19, stay.visit() + "^^^" + stay.facility() + "^VN")
                .with(44, TIME.format(stay.from()));
    }

    private static Segment diagnosis(int rank, String code, String time) {
        return Segment.named("DG1")
                .with(1, String.valueOf(rank))
                .with(3, code + "^^I10C")
                .with(5, time)
                .with(6, "F")
                .with(15, String.valueOf(rank));
    }
}
