package org.stepdown.referral.intake;

/** What can happen to a patient or visit, in the words that every format is read into (domain rules, section 2). */
public enum EncounterEvent {
    /** ADT^A01. */
    ADMIT,
    /** ADT^A02. */
    TRANSFER,
    /** ADT^A03. */
    DISCHARGE,
    /** ADT^A04. */
    REGISTER,
    /** ADT^A05. */
    PREADMIT,
    /** ADT^A06. */
    BECOME_INPATIENT,
    /** ADT^A07. */
    BECOME_OUTPATIENT,
    /** ADT^A08. */
    UPDATE,
    /** ADT^A11. */
    CANCEL_ADMIT,
    /** ADT^A12. */
    CANCEL_TRANSFER,
    /** ADT^A13. */
    CANCEL_DISCHARGE,
    /** ADT^A28 and A31. */
    UPDATE_PATIENT,
    /** ADT^A34 and A40. */
    MERGE_PATIENTS;

    /** Whether it happens to a visit; otherwise to the patient's record. */
    public boolean isAboutAVisit() {
        return this != UPDATE_PATIENT && this != MERGE_PATIENTS;
    }
}
