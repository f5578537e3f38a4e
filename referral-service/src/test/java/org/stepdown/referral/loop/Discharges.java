package org.stepdown.referral.loop;

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

/** Discharges as a hospital would write them to the topic itself. */
final class Discharges {

    private Discharges() {}

    static PatientDischarged of(String patient, Instant at, String visit, String code) {
        return new PatientDischarged(
                at,
                new MessageSource(SourceFormat.KAFKA, "EPIC", "GENHOSP", "K1", null, at, true),
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
