package org.stepdown.referral.screening;

/** How a patient comes to IOP care (domain rules, section 1). */
public enum Pathway {
    STEP_UP,
    STEP_DOWN,
    ACUTE_PSYCHIATRIC,
    ED_HIGH_UTILIZER
}
