package org.stepdown.enrollment.program;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The ages of a band †, in whole years on the day of the first session.
 *
 * @param oldest null for no upper limit
 */
public record Ages(int youngest, @Nullable Integer oldest) {

    /** Whether somebody born on this date is of these ages on that day. */
    public boolean include(LocalDate birthDate, LocalDate on) {
        long years = ChronoUnit.YEARS.between(birthDate, on);
        return years >= youngest && (oldest == null || years <= oldest);
    }
}
