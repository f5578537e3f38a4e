package org.stepdown.notification.audience;

/** A circle of people around an alert, as ladders of escalation name them. */
public enum Tier {
    /** Who is on duty in the team, or stands in for those. */
    ON_DUTY,
    /** All of the team. */
    TEAM,
    /** The leads of the team's programs. */
    PROGRAM_LEADS,
    /** The supervisors of the team. */
    SUPERVISORS,
    /** All staff. */
    EVERYBODY
}
