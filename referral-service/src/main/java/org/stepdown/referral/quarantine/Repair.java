package org.stepdown.referral.quarantine;

/** What came of working on a message. */
public sealed interface Repair {

    /** It is done; the same again has no second effect. */
    record Done() implements Repair {}

    /** It is still at fault and stays. */
    record StillFaulty(Fault fault) implements Repair {}

    /** Somebody has dealt with it in another way before, or it was never held. */
    record TooLate() implements Repair {}

    /** It was kept no longer than the retention policy says: there is nothing left to read. */
    record Purged() implements Repair {}

    /** There is no such message. */
    record Unknown() implements Repair {}
}
