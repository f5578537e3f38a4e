package org.stepdown.referral.encounter;

/**
 * A diagnosis as coded by the hospital (DG1).
 *
 * @param code the code as sent, upper case
 * @param system its code system
 * @param kind admitting, working or final
 * @param rank diagnosis priority; 1 is primary, 0 means not said
 */
public record Diagnosis(String code, CodeSystem system, Kind kind, int rank) {

    /** Code systems that hospitals send. */
    public enum CodeSystem {
        UNKNOWN,
        ICD_10_CM,
        ICD_9_CM,
        SNOMED_CT,
        OTHER
    }

    /** Diagnosis type (DG1-6). */
    public enum Kind {
        UNKNOWN,
        ADMITTING,
        WORKING,
        FINAL
    }
}
