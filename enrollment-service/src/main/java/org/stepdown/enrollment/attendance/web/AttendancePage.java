package org.stepdown.enrollment.attendance.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.stepdown.audit.requests.Audited;
import org.stepdown.enrollment.attendance.AttendanceRecords;
import org.stepdown.enrollment.attendance.AttendanceStatus;
import org.stepdown.enrollment.attendance.AttendanceViews;
import org.stepdown.enrollment.attendance.Group;
import org.stepdown.enrollment.attendance.Mark;
import org.stepdown.enrollment.attendance.RecordAttendance;
import org.stepdown.enrollment.attendance.Session;
import org.stepdown.enrollment.face.Words;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.reason.Reason;

/** Who came to a session: recorded by hand, one line a patient. */
@Controller
class AttendancePage {

    private final AttendanceRecords records;
    private final RecordAttendance recordAttendance;
    private final AttendanceViews views;
    private final TransactionOperations transactions;
    private final Words words;
    private final Clock clock;

    AttendancePage(
            AttendanceRecords records,
            RecordAttendance recordAttendance,
            AttendanceViews views,
            TransactionOperations transactions,
            Words words,
            Clock clock) {
        this.records = records;
        this.recordAttendance = recordAttendance;
        this.views = views;
        this.transactions = transactions;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/cohorts/{cohortId}/sessions/{date}")
    String page(
            @PathVariable String cohortId,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            Model model) {
        Session session = session(group(cohortId), date);
        AttendanceViews.Roster roster = views.roster(session);
        Audited.shown(roster.patients(), AttendanceViews.Patient::referralId);
        model.addAttribute("roster", roster);
        model.addAttribute("begun", !session.startsAt().isAfter(clock.instant()));
        model.addAttribute("statuses", AttendanceStatus.values());
        return "attendance";
    }

    @PostMapping("/cohorts/{cohortId}/sessions/{date}")
    String record(
            @PathVariable String cohortId,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestAttribute String staff,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        Group group = group(cohortId);
        Session session = session(group, date);
        String problem = save(group, session, staff, form);
        flash.addFlashAttribute(problem == null ? "notice" : "problem", problem == null ? "Recorded." : problem);
        return "redirect:/cohorts/" + group.id() + "/sessions/" + date;
    }

    private @Nullable String save(Group group, Session session, String staff, Map<String, String> form) {
        List<Mark> marks = marks(session, form);
        String why = form.getOrDefault("reason", "").strip();
        Cause cause = Cause.command(UUID.randomUUID(), "RecordAttendance", clock.instant());
        List<Reason> broken = Objects.requireNonNull(transactions.execute(
                status -> recordAttendance.record(group, session, marks, staff, why.isEmpty() ? null : why, cause)));
        return broken.isEmpty()
                ? null
                : String.join(
                        " ",
                        broken.stream()
                                .map(reason -> words.of("fault", reason.code()))
                                .toList());
    }

    /** Whoever is left open is not recorded. */
    private List<Mark> marks(Session session, Map<String, String> form) {
        List<Mark> marks = new ArrayList<>();
        for (AttendanceViews.Patient patient : views.roster(session).patients()) {
            String status = form.getOrDefault("status-" + patient.referralId(), "");
            String minutes =
                    form.getOrDefault("minutes-" + patient.referralId(), "").strip();
            for (AttendanceStatus one : AttendanceStatus.values()) {
                if (one.name().equals(status)) {
                    marks.add(new Mark(
                            patient.referralId(), one, minutes.matches("\\d{1,4}") ? Integer.valueOf(minutes) : null));
                }
            }
        }
        return marks;
    }

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
