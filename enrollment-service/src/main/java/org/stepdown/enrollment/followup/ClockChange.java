package org.stepdown.enrollment.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Cause;

/**
 * A window stands otherwise than others were told.
 *
 * @param window the window now
 * @param from how it stood before; null when it is new
 * @param patientKey key of the person
 * @param revision how often others were told of this window, this time included
 * @param cause what is behind it; null for time itself
 * @param last what was heard last of the referral
 * @param at when
 */
public record ClockChange(
        ClockWindow window,
        @Nullable ClockState from,
        String patientKey,
        int revision,
        @Nullable Cause cause,
        Cause last,
        Instant at) {}
