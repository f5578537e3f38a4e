package org.stepdown.enrollment.cohort;

import java.time.LocalTime;

/** Time of day at which a cohort meets. */
public enum Track {
    MORNING(LocalTime.of(5, 0), LocalTime.of(12, 0)),
    AFTERNOON(LocalTime.of(12, 0), LocalTime.of(17, 0)),
    EVENING(LocalTime.of(17, 0), LocalTime.MAX),
    /** At times of its own. */
    OTHER(LocalTime.MIN, LocalTime.MAX);

    private final LocalTime from;
    private final LocalTime before;

    Track(LocalTime from, LocalTime before) {
        this.from = from;
        this.before = before;
    }

    /** Whether a session that starts then is of this track. */
    public boolean covers(LocalTime start) {
        return !start.isBefore(from) && start.isBefore(before);
    }

    /** The track of a cohort that says only when it starts. */
    public static Track of(LocalTime start) {
        for (Track track : values()) {
            if (track.covers(start)) {
                return track;
            }
        }
        return OTHER;
    }
}
