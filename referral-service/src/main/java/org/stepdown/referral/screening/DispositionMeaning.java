package org.stepdown.referral.screening;

/** What a discharge disposition means for placement (domain rules, section 3). */
public enum DispositionMeaning {
    EVALUATE,
    REVIEW,
    AGAINST_ADVICE,
    STILL_IN_HOSPITAL,
    CARE_AROUND_THE_CLOCK,
    DIED,
    HOSPICE
}
