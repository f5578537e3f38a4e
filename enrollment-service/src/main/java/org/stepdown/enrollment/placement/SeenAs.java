package org.stepdown.enrollment.placement;

/** What staff are told of a waiting or enrolled patient in hospital. */
public enum SeenAs {
    READMISSION,
    ED_VISIT,
    /** A stay of which the end was told goes on. */
    DISCHARGE_CANCELLED,
    /** The stay that was told never was, or was none. */
    READMISSION_CANCELLED,
    /** The emergency visit that was told never was. */
    ED_VISIT_CANCELLED
}
