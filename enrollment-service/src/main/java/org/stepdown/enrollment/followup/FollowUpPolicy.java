package org.stepdown.enrollment.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The project's own defaults of follow-up †, as data with a version.
 *
 * @param version version that clocks name
 * @param windows lengths of the windows, in days
 * @param movesWithin days after an index event in which a later one takes its place
 * @param warnings when staff are warned
 */
public record FollowUpPolicy(String version, List<Integer> windows, int movesWithin, List<Warning> warnings) {

    public FollowUpPolicy {
        windows = List.copyOf(windows);
        warnings = List.copyOf(warnings);
    }

    /**
     * A warning of a window that still runs.
     *
     * @param code stable code, for example DAY_5
     * @param window the window that it is for, in days
     * @param days whole days after the index date, at the start of which it is given; 0 when hours say it
     * @param hours hours after the index event
     */
    public record Warning(String code, int window, int days, int hours) {

        Instant at(IndexEvent index) {
            return days > 0
                    ? index.date().plusDays(days).atStartOfDay(index.zone()).toInstant()
                    : index.at().plus(Duration.ofHours(hours));
        }
    }
}
