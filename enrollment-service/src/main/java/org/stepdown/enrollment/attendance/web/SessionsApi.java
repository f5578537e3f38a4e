package org.stepdown.enrollment.attendance.web;

import static org.stepdown.enrollment.attendance.web.Problems.required;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.audit.requests.Audited;
import org.stepdown.enrollment.attendance.AttendanceRecords;
import org.stepdown.enrollment.attendance.AttendanceStatus;
import org.stepdown.enrollment.attendance.AttendanceViews;
import org.stepdown.enrollment.attendance.Group;
import org.stepdown.enrollment.attendance.Mark;
import org.stepdown.enrollment.attendance.RecordAttendance;
import org.stepdown.enrollment.attendance.Session;
import org.stepdown.enrollment.catalogue.CohortCalendar;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.reason.Reason;

/** The sessions of a cohort, who came to each, and the hours of a week. */
@RestController
@RequestMapping("/api/cohorts/{cohortId}")
final class SessionsApi {

    private static final int MOST_DAYS = 400;

    private final AttendanceRecords records;
    private final RecordAttendance recordAttendance;
    private final AttendanceViews views;
    private final CohortCalendar calendar;
    private final TransactionOperations transactions;
    private final Clock clock;

    SessionsApi(
            AttendanceRecords records,
            RecordAttendance recordAttendance,
            AttendanceViews views,
            CohortCalendar calendar,
            TransactionOperations transactions,
            Clock clock) {
        this.records = records;
        this.recordAttendance = recordAttendance;
        this.views = views;
        this.calendar = calendar;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sessions from one date to another, with how many records each has; four weeks from today unless asked. */
    @GetMapping("/sessions")
    List<Planned> sessions(
            @PathVariable String cohortId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Group group = group(cohortId);
        LocalDate first = from == null ? group.dateOf(clock.instant()) : from;
        LocalDate last = to == null ? first.plusWeeks(4) : to;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            Problems.unlessEmpty(
                    List.of(Reason.of("RANGE_UNUSABLE", "mostDays", MOST_DAYS)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<AttendanceViews.Meeting> meetings = views.meetings(group, first, last);
        return Planned.all(meetings, Objects.requireNonNullElse(calendar.sessions(cohortId, first, last), List.of()));
    }

    /** Everybody who is to come to a session, and what is recorded of them. */
    @GetMapping("/sessions/{date}/attendance")
    AttendanceViews.Roster roster(@PathVariable String cohortId, @PathVariable LocalDate date) {
        AttendanceViews.Roster roster = views.roster(session(group(cohortId), date));
        Audited.shown(roster.patients(), AttendanceViews.Patient::referralId);
        return roster;
    }

    /** Records a session's attendance, or corrects it; the same again changes nothing. */
    @PutMapping("/sessions/{date}/attendance")
    AttendanceViews.Roster record(
            @PathVariable String cohortId, @PathVariable LocalDate date, @RequestBody Attendance attendance) {
        Group group = group(cohortId);
        Session session = session(group, date);
        String by = required("by", attendance.by());
        List<Mark> marks = required("records", attendance.records()).stream()
                .map(line -> new Mark(
                        required("records.referralId", line.referralId()),
                        required("records.status", line.status()),
                        line.minutes()))
                .toList();
        Cause cause = Cause.command(UUID.randomUUID(), "RecordAttendance", clock.instant());
        List<Reason> broken = Objects.requireNonNull(transactions.execute(
                status -> recordAttendance.record(group, session, marks, by, attendance.reason(), cause)));
        Problems.unlessEmpty(broken, HttpStatus.UNPROCESSABLE_CONTENT);
        return views.roster(session);
    }

    /** Hours attended against hours prescribed, for every patient, in the week of a date. */
    @GetMapping("/hours")
    List<AttendanceViews.PatientWeek> hours(
            @PathVariable String cohortId, @RequestParam(required = false) @Nullable LocalDate week) {
        Group group = group(cohortId);
        return Audited.shown(
                views.week(group, week == null ? group.dateOf(clock.instant()) : week),
                AttendanceViews.PatientWeek::referralId);
    }

    /** Who says so, of whom, and why a record is corrected. */
    record Attendance(
            @Nullable String by,
            @Nullable List<Line> records,
            @Nullable String reason) {}

    /** One patient; minutes may be left out for who was there from beginning to end, and for who was not. */
    record Line(
            @Nullable UUID referralId,
            @Nullable AttendanceStatus status,
            @Nullable Integer minutes) {}

    private Group group(String cohortId) {
        Group group = records.group(cohortId);
        if (group == null) {
            throw Problems.unknown("cohort");
        }
        return group;
    }

    private static Session session(Group group, LocalDate date) {
        Session session = group.session(date);
        if (session == null) {
            throw Problems.unknown("session");
        }
        return session;
    }
}
