package org.stepdown.referral.encounter;

/** What a facility, unit or hospital service is, by the registry of senders. */
public enum CareSetting {
    UNKNOWN,
    GENERAL,
    PSYCHIATRIC,
    RESIDENTIAL,
    SUBSTANCE_USE,
    EMERGENCY,
    OUTPATIENT;

    /** Whether everybody who is cared for here is behavioural-health relevant (domain rules, section 1). */
    public boolean isBehavioural() {
        return switch (this) {
            case PSYCHIATRIC, RESIDENTIAL, SUBSTANCE_USE -> true;
            case UNKNOWN, GENERAL, EMERGENCY, OUTPATIENT -> false;
        };
    }
}
