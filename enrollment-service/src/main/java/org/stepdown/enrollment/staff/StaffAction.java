package org.stepdown.enrollment.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a member of staff asked for.
 *
 * @param id identity; what it causes names it
 * @param action what, as a stable code
 * @param subject id of the referral, cohort or program
 * @param by account of the member of staff
 * @param reason why, in their own words
 * @param at when
 */
public record StaffAction(
        UUID id,
        String action,
        String subject,
        String by,
        @Nullable String reason,
        Instant at) {}
