package org.stepdown.enrollment.referral;

/** Mandated admission priority (45 CFR 96.131), first come first. */
public enum Priority {
    PREGNANT_INJECTING,
    PREGNANT,
    INJECTING,
    NONE
}
