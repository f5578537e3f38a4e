package org.stepdown.enrollment.condition;

import java.util.Collection;

/** A condition that an IOP treats (domain rules, section 4). */
public enum Condition {
    DEPRESSION,
    BIPOLAR,
    ANXIETY,
    SUBSTANCE_USE,
    EATING_DISORDER;

    /** Substance use together with a mood or anxiety condition. */
    public static boolean isDualDiagnosis(Collection<Condition> conditions) {
        return conditions.contains(SUBSTANCE_USE)
                && (conditions.contains(DEPRESSION) || conditions.contains(BIPOLAR) || conditions.contains(ANXIETY));
    }
}
