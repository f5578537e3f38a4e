package org.stepdown.enrollment.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the past comes out with one set of cohorts.
 *
 * @param referrals referrals that came, from the time on that is looked at
 * @param placed those of them that got a seat
 * @param withDeadline those of them that have a follow-up clock
 * @param placedInTime those of these whose first session lies within the 7-day window
 * @param medianDays days from the referral to the first session, in the middle of those placed; null when nobody is
 * @param p90Days the same, of the ninth of ten
 * @param weeks how things stand at the end of each week
 * @param leftOut what staff had done that does not apply here, and how often
 */
public record Side(
        int referrals,
        int placed,
        int withDeadline,
        int placedInTime,
        @Nullable Double medianDays,
        @Nullable Double p90Days,
        List<Week> weeks,
        Map<String, Integer> leftOut) {

    public Side {
        weeks = List.copyOf(weeks);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * The end of a week.
     *
     * @param ends its last day
     * @param waiting how many wait
     * @param seats seats of the cohorts that take patients then
     * @param empty those of them that nobody has
     */
    public record Week(LocalDate ends, int waiting, int seats, int empty) {}

    /** Share of those with a clock who are placed in time, in percent; null when nobody has one. */
    public @Nullable Double inTimePercent() {
        return withDeadline == 0 ? null : Math.round(1_000.0 * placedInTime / withDeadline) / 10.0;
    }
}
