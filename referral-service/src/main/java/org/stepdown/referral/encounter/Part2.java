package org.stepdown.referral.encounter;

/** Whether a source is a program under 42 CFR Part 2; what is not known is treated as one. */
public enum Part2 {
    UNKNOWN,
    PART_2,
    NOT_PART_2
}
