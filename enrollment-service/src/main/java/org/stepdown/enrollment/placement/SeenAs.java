package org.stepdown.enrollment.placement;

/** What staff are told of a waiting or enrolled patient in hospital. */
public enum SeenAs {
    READMISSION,
    ED_VISIT,
    /** A stay of which the end was told goes on. */
    DISCHARGE_CANCELLED,
    /** A visit that was told never was. */
    STAY_CANCELLED
}
