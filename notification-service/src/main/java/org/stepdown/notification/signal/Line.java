package org.stepdown.notification.signal;

/** A question that signals answer one after the other; on each line the latest word counts. */
public enum Line {
    /** Did the referral open, and has it grown? */
    OPENED(Again.ASKS_ANEW),
    /** Was it closed, and what is left to do then? */
    CLOSED(Again.SAYS_NOTHING_NEW),
    /** Must a clinician look first? */
    SAFETY(Again.SAYS_NOTHING_NEW),
    /** Did the patient leave against advice? */
    ADVICE(Again.SAYS_NOTHING_NEW),
    /** What came of placement? */
    PLACEMENT(Again.COUNTS),
    /** What was heard of a waiting or enrolled patient in hospital? A line for each kind of news. */
    CARE(Again.ASKS_ANEW),
    /** How does a follow-up clock stand? A line for each clock and window. */
    CLOCK(Again.ASKS_ANEW),
    /** Did the patient come? A line for each session: who misses another one is somebody to call again. */
    SESSION(Again.ASKS_ANEW),
    /** How full is a cohort? */
    CENSUS(Again.ASKS_ANEW),
    /** Does a feed send? */
    FEED(Again.ASKS_ANEW),
    /** Could a hospital message not be processed? */
    MESSAGE(Again.ASKS_ANEW),
    /** Could a sender not be told what became of its referrals? One word for each target. */
    DELIVERY(Again.ASKS_ANEW),
    /** Does a target outside take what is sent to it? */
    TARGET(Again.ASKS_ANEW),
    /** Was a restricted item opened in an emergency? A line for each account that did it. */
    GLASS(Again.ASKS_ANEW),
    /** Could an event not be taken? */
    DEAD_LETTER(Again.ASKS_ANEW);

    private final Again again;

    Line(Again again) {
        this.again = again;
    }

    Again again() {
        return again;
    }

    /** Whether its times are the hospital's and not our own, so that they can't be set against a closing's. */
    boolean onHospitalTime() {
        return this == CARE;
    }

    /** What it means when the same is said once more. */
    enum Again {
        /** Nothing: it is still so. */
        SAYS_NOTHING_NEW,
        /** One more of what staff know already. */
        COUNTS,
        /** Something that nobody has answered yet. */
        ASKS_ANEW
    }
}
