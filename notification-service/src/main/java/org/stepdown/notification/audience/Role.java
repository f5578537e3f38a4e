package org.stepdown.notification.audience;

/** What somebody does in a team. */
public enum Role {
    INTAKE,
    CLINICIAN,
    PROGRAM_LEAD,
    SUPERVISOR
}
