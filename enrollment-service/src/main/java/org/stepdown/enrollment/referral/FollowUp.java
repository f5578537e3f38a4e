package org.stepdown.enrollment.referral;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A follow-up clock that runs for the referral.
 *
 * @param measure which one: FUH, FUI, FUM, FUA
 * @param sevenDayDeadline last date of the 7-day window
 * @param timeZone zone of the dates
 */
public record FollowUp(String measure, LocalDate sevenDayDeadline, ZoneId timeZone) {}
