package org.stepdown.enrollment.attendance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.attendance.AttendanceViews;
import org.stepdown.enrollment.cohort.Session;

/**
 * A session, what is done there, and how many of its patients are recorded. With its cohort, the date and the time of
 * day tell it apart, both by the clock on the site's wall.
 */
record Planned(
        LocalDate date,
        LocalTime from,
        LocalTime until,
        Instant startsAt,
        int minutes,
        String timeZone,
        @Nullable String topic,
        List<Session.Block> components,
        int recorded,
        int came) {

    static List<Planned> all(List<AttendanceViews.Meeting> meetings, List<Session> sessions) {
        Map<LocalDate, AttendanceViews.Meeting> byDate =
                meetings.stream().collect(Collectors.toMap(AttendanceViews.Meeting::date, Function.identity()));
        return sessions.stream()
                .map(session -> of(session, byDate.get(session.date())))
                .toList();
    }

    private static Planned of(Session session, AttendanceViews.@Nullable Meeting meeting) {
        return new Planned(
                session.date(),
                session.startsAt(),
                session.ends().toLocalTime(),
                session.begins().toInstant(),
                session.minutes(),
                session.begins().getZone().getId(),
                session.topic(),
                session.blocks(),
                meeting == null ? 0 : meeting.recorded(),
                meeting == null ? 0 : meeting.came());
    }
}
