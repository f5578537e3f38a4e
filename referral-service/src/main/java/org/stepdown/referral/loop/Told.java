package org.stepdown.referral.loop;

/** What a sender is told of a referral. */
public enum Told {
    /** Its status. */
    STATUS,
    /** The first session is booked (SIU^S12). */
    BOOKED,
    /** The first session is at another time (SIU^S13). */
    MOVED,
    /** The booked first session will not be (SIU^S15). */
    CANCELLED,
    /** The patient did not come to a session (SIU^S26). */
    NO_SHOW,
    /** The patient came after all: a session was recorded wrongly (SIU^S14). */
    CAME_AFTER_ALL;

    /** Messages of one stream follow each other: the later says what is so now. */
    public String stream() {
        return this == STATUS ? "STATUS" : "APPOINTMENT";
    }
}
