package org.stepdown.enrollment.attendance;

/**
 * How a patient is looked for †.
 *
 * @param version version that outreach names
 * @param attempts attempts after which a clinician looks
 * @param hours hours after which a clinician looks
 */
public record OutreachPolicy(String version, int attempts, int hours) {}
