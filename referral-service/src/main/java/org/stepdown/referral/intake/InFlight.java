package org.stepdown.referral.intake;

/** Which requests are being taken right now, by any instance. Works in the caller's transaction. */
public interface InFlight {

    /** Holds an identity until the transaction ends; false when another request holds it. */
    boolean hold(String application, String facility, String controlId);
}
