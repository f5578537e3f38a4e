package org.stepdown.enrollment.attendance.web;

import static org.stepdown.enrollment.attendance.web.Problems.required;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.audit.requests.Audited;
import org.stepdown.enrollment.attendance.AttendanceViews;
import org.stepdown.enrollment.attendance.Outreach;
import org.stepdown.enrollment.attendance.ReachOut;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.reason.Reason;

/** Patients who did not come and are looked for, the most urgent first; and what came of each attempt. */
@RestController
@RequestMapping("/api/outreach")
final class OutreachApi {

    private final AttendanceViews views;
    private final ReachOut reachOut;
    private final TransactionOperations transactions;
    private final Clock clock;

    OutreachApi(AttendanceViews views, ReachOut reachOut, TransactionOperations transactions, Clock clock) {
        this.views = views;
        this.reachOut = reachOut;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who is looked for; a patient whose placement has ended is not. */
    @GetMapping
    List<Task> open() {
        return Audited.shown(views.lookedFor().stream().map(Task::of).toList(), Task::referralId);
    }

    @PostMapping("/{id}/attempts")
    Task attempt(@PathVariable UUID id, @RequestBody Attempt attempt) {
        String by = required("by", attempt.by());
        Outreach.Result result = required("result", attempt.result());
        Cause cause = Cause.command(UUID.randomUUID(), "ReachOut", clock.instant());
        ReachOut.Answer answer = transactions.execute(status -> reachOut.reach(id, result, by, attempt.note(), cause));
        if (answer == null) {
            throw Problems.unknown("outreach");
        }
        if (!answer.counted()) {
            Problems.unlessEmpty(
                    List.of(Reason.of(
                            "OUTREACH_ENDED", "state", answer.outreach().state())),
                    HttpStatus.CONFLICT);
        }
        return Task.of(answer.outreach());
    }

    /** Who tried, and what came of it; the note stays here. */
    record Attempt(
            @Nullable String by,
            Outreach.@Nullable Result result,
            @Nullable String note) {}

    /** A patient to be looked for; the first attempt is due the same day, and a clinician looks when time is over. */
    record Task(
            UUID id,
            UUID referralId,
            String cohortId,
            LocalDate sessionDate,
            String state,
            int attempts,
            int mostAttempts,
            Instant openedAt,
            Instant firstDueAt,
            Instant closesAt) {

        static Task of(Outreach outreach) {
            return new Task(
                    outreach.id(),
                    outreach.referralId(),
                    outreach.cohortId(),
                    outreach.sessionDate(),
                    outreach.state().name(),
                    outreach.attempts(),
                    outreach.mostAttempts(),
                    outreach.openedAt(),
                    outreach.firstDueAt(),
                    outreach.closesAt());
        }
    }
}
