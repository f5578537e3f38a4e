package org.stepdown.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.stepdown.events.CodeSystem;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.DiagnosisKind;
import org.stepdown.events.Identifier;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.SourceFormat;

/** Discharges as they stand on the topic. */
public final class Discharges {

    private Discharges() {}

    /** One that this service read from a message. */
    public static PatientDischarged of(String patient, Instant at, String visit, String code) {
        return of(SourceFormat.HL7_V2, "K1", patient, at, visit, code);
    }

    /** The same with another disposition than home. */
    public static PatientDischarged of(String patient, Instant at, String visit, String code, String disposition) {
        PatientDischarged discharge = of(patient, at, visit, code);
        return PatientDischarged.newBuilder(discharge)
                .setEncounter(Encounter.newBuilder(discharge.getEncounter())
                        .setDisposition(disposition)
                        .build())
                .build();
    }

    /** One that the hospital wrote to the topic itself, and claims what it likes of the place. */
    public static PatientDischarged published(String controlId, String patient, String visit) {
        return of(SourceFormat.KAFKA, controlId, patient, Instant.parse("2026-03-05T12:00:00Z"), visit, "F33.1");
    }

    private static PatientDischarged of(
            SourceFormat format, String controlId, String patient, Instant at, String visit, String code) {
        return new PatientDischarged(
                at,
                new MessageSource(format, "EPIC", "GENHOSP", controlId, null, at, true, null),
                Patient.newBuilder()
                        .setIdentifiers(List.of(new Identifier(patient, "GENHOSP", "MR")))
                        .setBirthDate(LocalDate.of(1988, 4, 12))
                        .build(),
                Encounter.newBuilder()
                        .setVisitNumber(new Identifier(visit, "GENHOSP", "VN"))
                        .setPatientClass(PatientClass.INPATIENT)
                        .setSetting(CareSetting.PSYCHIATRIC)
                        .setFacility("GENHOSP")
                        .setDisposition("01")
                        .setPart2(Part2Status.NOT_PART_2)
                        .build(),
                List.of(new Diagnosis(code, CodeSystem.ICD_10_CM, DiagnosisKind.FINAL, 1)),
                List.of());
    }
}
