package org.stepdown.referral.intake.hl7;

/** A message that can't be taken. Says what and where, never what the message holds. */
final class Hl7Fault extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Hl7Error error;

    Hl7Fault(Hl7Error error) {
        super(error.failure(), null, false, false);
        this.error = error;
    }

    Hl7Error error() {
        return error;
    }
}
