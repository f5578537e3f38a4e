package org.stepdown.audit;

/** What sort of thing was done, or tried. */
public enum Kind {
    READ,
    SEARCH,
    PRINT,
    EXPORT,
    CHANGE,
    /** A hospital handed messages in. */
    INTAKE,
    /** The service decided about a referral. */
    DECISION,
    /** Something left the house, or was to. */
    DELIVERY,
    /** Somebody opened what consent or role withholds, and said why. */
    BREAK_GLASS,
    SIGN_IN,
    SIGN_OUT
}
