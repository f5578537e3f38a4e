package org.stepdown.notification.alert;

/** What an alert is about; the same names as in the contract ({@code AlertTopic}). */
public enum Topic {
    REFERRAL_RECEIVED,
    PLACED,
    OFFERED,
    WAITLISTED,
    NEEDS_REVIEW,
    NOT_ELIGIBLE,
    LEFT_AGAINST_ADVICE,
    SAFETY_REVIEW,
    DISCHARGE_CANCELLED,
    READMISSION,
    ED_VISIT,
    CLOCK_WARNING,
    CLOCK_MISSED,
    NO_SHOW,
    COHORT_NEARLY_FULL,
    OUTREACH_STOPPED,
    WITHDRAWN,
    DELIVERY_FAILURE,
    FEED_SILENT,
    FEED_RESUMED,
    MESSAGE_QUARANTINED,
    EVENT_DEAD_LETTERED,
    GLASS_BROKEN
}
