package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One meeting of a cohort.
 *
 * @param cohortId the cohort
 * @param date its date at the site
 * @param startsAt when it begins
 * @param minutes how long it is
 */
public record Session(String cohortId, LocalDate date, Instant startsAt, int minutes) {}
