package org.stepdown.enrollment.cohort;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.program.Component;

/**
 * One meeting of a cohort. It is told apart by its cohort, its date and the time of day at which it is scheduled, both
 * by the clock on the site's wall; a change of daylight-saving time does not make another session of it.
 *
 * @param cohortId the cohort
 * @param date date at the site
 * @param startsAt scheduled time of day at the site
 * @param begins when it begins; an hour after {@code startsAt} where spring skips that hour
 * @param ends when it ends
 * @param topic what the week is about, in a topic cycle
 * @param blocks what is done, in order
 */
public record Session(
        String cohortId,
        LocalDate date,
        LocalTime startsAt,
        ZonedDateTime begins,
        ZonedDateTime ends,
        @Nullable String topic,
        List<Block> blocks) {

    public Session {
        blocks = List.copyOf(blocks);
    }

    /** How long it is. */
    public int minutes() {
        return (int) Duration.between(begins, ends).toMinutes();
    }

    /**
     * A stretch of a session.
     *
     * @param component what it is
     * @param minutes how long
     * @param activity which one, for an experiential component
     */
    public record Block(
            Component component, int minutes, @Nullable String activity) {}
}
