package org.stepdown.referral.screening;

/** What a diagnosis code means for placement (domain rules, section 4). */
public enum DiagnosisMeaning {
    SAFETY,
    REMISSION,
    PSYCHOSIS,
    BIPOLAR,
    DEPRESSION,
    ANXIETY,
    SUBSTANCE_USE,
    EATING_DISORDER,
    OTHER_BEHAVIOURAL
}
