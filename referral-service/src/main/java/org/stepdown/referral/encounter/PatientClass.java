package org.stepdown.referral.encounter;

/** Patient class, HL7 table 0004, with residential care told apart from inpatient care. */
public enum PatientClass {
    UNKNOWN,
    INPATIENT,
    RESIDENTIAL,
    EMERGENCY,
    OUTPATIENT,
    PREADMIT,
    RECURRING,
    OBSTETRICS,
    OBSERVATION;

    /** Whether the patient stays overnight, or may: leaving is a discharge from inpatient or residential care. */
    public boolean staysOvernight() {
        return switch (this) {
            case INPATIENT, RESIDENTIAL, UNKNOWN -> true;
            case EMERGENCY, OUTPATIENT, PREADMIT, RECURRING, OBSTETRICS, OBSERVATION -> false;
        };
    }
}
