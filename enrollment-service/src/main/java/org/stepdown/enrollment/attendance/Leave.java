package org.stepdown.enrollment.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which a patient does not have to come.
 *
 * @param id identity
 * @param referralId the patient's referral
 * @param from first date, at the cohort's site
 * @param to last date
 * @param reason why, in their own words
 * @param by account of who entered it
 * @param at when
 */
public record Leave(UUID id, UUID referralId, LocalDate from, LocalDate to, String reason, String by, Instant at) {}
