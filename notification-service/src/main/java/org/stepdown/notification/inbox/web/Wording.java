package org.stepdown.notification.inbox.web;

import org.stepdown.notification.alert.Topic;

/** What topics are called, and what they ask of staff. */
final class Wording {

    private Wording() {}

    static String title(Topic topic) {
        return switch (topic) {
            case REFERRAL_RECEIVED -> "Referral received";
            case PLACED -> "Placed in a cohort";
            case OFFERED -> "Seat offered";
            case WAITLISTED -> "On the waitlist";
            case NEEDS_REVIEW -> "Needs review";
            case NOT_ELIGIBLE -> "Not eligible";
            case LEFT_AGAINST_ADVICE -> "Left against medical advice";
            case SAFETY_REVIEW -> "Safety review";
            case DISCHARGE_CANCELLED -> "Discharge cancelled";
            case READMISSION -> "Readmitted";
            case ED_VISIT -> "Seen in the emergency department";
            case CLOCK_WARNING -> "Follow-up due soon";
            case CLOCK_MISSED -> "Follow-up missed";
            case NO_SHOW -> "Did not attend";
            case COHORT_NEARLY_FULL -> "Cohort nearly full";
            case OUTREACH_STOPPED -> "Stop all outreach";
            case WITHDRAWN -> "Referral withdrawn";
            case DELIVERY_FAILURE -> "An alert could not be delivered";
            case FEED_SILENT -> "A hospital feed is silent";
            case FEED_RESUMED -> "A hospital feed is back";
            case MESSAGE_QUARANTINED -> "Hospital message held for repair";
            case EVENT_DEAD_LETTERED -> "An event could not be processed";
        };
    }

    static String advice(Topic topic) {
        return switch (topic) {
            case REFERRAL_RECEIVED -> "A new referral has come in, or has grown.";
            case PLACED -> "Welcome the patient before the first session.";
            case OFFERED -> "The offer lapses unless it is accepted.";
            case WAITLISTED -> "No seat fits yet; keep in touch.";
            case NEEDS_REVIEW -> "A person must decide; nothing is placed until then.";
            case NOT_ELIGIBLE -> "Tell the sender why, and what else could help.";
            case LEFT_AGAINST_ADVICE -> "Reach out now; nothing is placed automatically.";
            case SAFETY_REVIEW -> "A clinician must look first.";
            case DISCHARGE_CANCELLED -> "The patient is still in hospital; the seat is free again.";
            case READMISSION -> "The seat is on hold.";
            case ED_VISIT -> "Check in with the patient and the team.";
            case CLOCK_WARNING -> "Only an attended session stops the clock.";
            case CLOCK_MISSED -> "Reach out today and record why.";
            case NO_SHOW -> "Reach out the same day.";
            case COHORT_NEARLY_FULL -> "Plan the next cohort or more seats.";
            case OUTREACH_STOPPED -> "The patient has died: no calls, letters or messages.";
            case WITHDRAWN -> "Nothing more to do, unless the team knows otherwise.";
            case DELIVERY_FAILURE -> "Reach the person another way.";
            case FEED_SILENT -> "Call the hospital's interface desk.";
            case FEED_RESUMED -> "Messages that were held up may come in late.";
            case MESSAGE_QUARANTINED -> "Repair it and process it again.";
            case EVENT_DEAD_LETTERED -> "Find the cause, then replay it.";
        };
    }
}
