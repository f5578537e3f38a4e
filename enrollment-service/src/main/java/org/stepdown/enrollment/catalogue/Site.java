package org.stepdown.enrollment.catalogue;

/**
 * A place at which cohorts meet.
 *
 * @param id stable identity, readable
 * @param name display name
 * @param timeZone IANA zone
 */
public record Site(String id, String name, String timeZone) {}
