package org.stepdown.audit;

/** What came of it. */
public enum Outcome {
    DONE,
    /** By role, reach or consent; also what was not there, since both look the same from outside. */
    REFUSED,
    FAILED
}
