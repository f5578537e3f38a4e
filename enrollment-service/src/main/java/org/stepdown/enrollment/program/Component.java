package org.stepdown.enrollment.program;

/** What an IOP consists of (domain rules, section 1). */
public enum Component {
    GROUP_THERAPY,
    PSYCHOEDUCATION,
    SKILLS_TRAINING,
    RELAPSE_PREVENTION,
    EXPERIENTIAL
}
