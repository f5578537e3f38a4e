package org.stepdown.enrollment.model;

/**
 * Something that happens.
 *
 * @param kind what
 * @param who the number of a patient
 * @param other another patient, or a cohort
 * @param pick all else
 * @param joined told in one batch with what comes next, where that can be
 */
record Step(Kind kind, int who, int other, int pick, boolean joined) {

    enum Kind {
        REFER,
        CHANGE,
        CLOSE,
        MERGE,
        STAFF,
        SESSION,
        REACH,
        FINISH,
        COHORT,
        HOLIDAY,
        PROGRAM,
        VISIT,
        TIME
    }
}
