package org.stepdown.referral.intake;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.stepdown.events.Attestation;
import org.stepdown.events.Diagnosis;
import org.stepdown.events.Identifier;
import org.stepdown.events.encounter.AdmissionCancelled;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.events.encounter.DischargeCancelled;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.EncounterUpdated;
import org.stepdown.events.encounter.MessageSource;
import org.stepdown.events.encounter.Patient;
import org.stepdown.events.encounter.PatientAdmitted;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.PatientClassChanged;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientPreadmitted;
import org.stepdown.events.encounter.PatientRegistered;
import org.stepdown.events.encounter.PatientTransferred;
import org.stepdown.events.encounter.PatientUpdated;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.TransferCancelled;

/** Makes canonical events of what a format's reader has found. */
public final class VisitEvents {

    private VisitEvents() {}

    /** What happened to a visit. */
    public static CanonicalEvent ofVisit(
            EncounterEvent what,
            Instant at,
            MessageSource source,
            Patient patient,
            Encounter visit,
            List<Diagnosis> diagnoses,
            List<Attestation> attested) {
        SpecificRecord event = switch (what) {
            case ADMIT -> new PatientAdmitted(at, source, patient, visit, diagnoses, attested);
            case TRANSFER -> new PatientTransferred(at, source, patient, visit, diagnoses, attested);
            case DISCHARGE -> new PatientDischarged(at, source, patient, visit, diagnoses, attested);
            case REGISTER -> new PatientRegistered(at, source, patient, visit, diagnoses, attested);
            case PREADMIT -> new PatientPreadmitted(at, source, patient, visit, diagnoses, attested);
            case BECOME_INPATIENT ->
                new PatientClassChanged(at, source, patient, visit, diagnoses, attested, PatientClass.OUTPATIENT);
            case BECOME_OUTPATIENT ->
                new PatientClassChanged(at, source, patient, visit, diagnoses, attested, PatientClass.INPATIENT);
            case UPDATE -> new EncounterUpdated(at, source, patient, visit, diagnoses, attested);
            case CANCEL_ADMIT -> new AdmissionCancelled(at, source, patient, visit, diagnoses, attested);
            case CANCEL_TRANSFER -> new TransferCancelled(at, source, patient, visit, diagnoses, attested);
            case CANCEL_DISCHARGE -> new DischargeCancelled(at, source, patient, visit, diagnoses, attested);
            case UPDATE_PATIENT, MERGE_PATIENTS ->
                throw new IllegalArgumentException(what + " happens to a patient, not to a visit");
        };
        return new CanonicalEvent(event, at, patient.getIdentifiers(), List.of());
    }

    /** What happened to a patient's record; it is a merge when another record loses. */
    public static CanonicalEvent ofPatient(Instant at, MessageSource source, Patient patient, List<Identifier> merged) {
        SpecificRecord event = merged.isEmpty()
                ? new PatientUpdated(at, source, patient)
                : new PatientsMerged(at, source, patient, merged, null);
        return new CanonicalEvent(event, at, patient.getIdentifiers(), merged);
    }

    /** Who stays in a residential facility is in residential care. */
    public static PatientClass classIn(PatientClass said, CareSetting setting) {
        return said == PatientClass.INPATIENT && setting == CareSetting.RESIDENTIAL ? PatientClass.RESIDENTIAL : said;
    }

    /** An emergency visit is one wherever the registry knows no better. */
    public static CareSetting settingFor(PatientClass patientClass, CareSetting registered) {
        boolean general = registered == CareSetting.GENERAL || registered == CareSetting.UNKNOWN;
        return patientClass == PatientClass.EMERGENCY && general ? CareSetting.EMERGENCY : registered;
    }
}
