package org.stepdown.enrollment.attendance.web;

import static org.stepdown.enrollment.attendance.web.Problems.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.enrollment.attendance.AttendanceViews;
import org.stepdown.enrollment.attendance.EndPlacement;
import org.stepdown.enrollment.attendance.GrantLeave;
import org.stepdown.enrollment.attendance.Leave;
import org.stepdown.enrollment.attendance.LeaveRecords;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** A patient in care: what was attended, days of leave, and the end of the placement. */
@RestController
@RequestMapping("/api/referrals/{id}")
final class CareApi {

    private final AttendanceViews views;
    private final GrantLeave grantLeave;
    private final LeaveRecords leaves;
    private final EndPlacement endPlacement;
    private final StaffActions actions;
    private final TransactionOperations transactions;
    private final Clock clock;

    CareApi(
            AttendanceViews views,
            GrantLeave grantLeave,
            LeaveRecords leaves,
            EndPlacement endPlacement,
            StaffActions actions,
            TransactionOperations transactions,
            Clock clock) {
        this.views = views;
        this.grantLeave = grantLeave;
        this.leaves = leaves;
        this.endPlacement = endPlacement;
        this.actions = actions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/attendance")
    List<AttendanceViews.Entry> attendance(@PathVariable UUID id) {
        return views.history(id);
    }

    /** Hours attended against hours prescribed, by week at the site, of the sessions that are recorded. */
    @GetMapping("/hours")
    List<AttendanceViews.PatientWeek> hours(@PathVariable UUID id) {
        return views.weeks(id);
    }

    @GetMapping("/leave")
    List<Leave> leave(@PathVariable UUID id) {
        return leaves.of(id);
    }

    /** Sessions from one date to another, both included, are excused; the seat stays. */
    @PostMapping("/leave")
    @ResponseStatus(HttpStatus.CREATED)
    Leave grant(@PathVariable UUID id, @RequestBody Absence absence) {
        LocalDate from = required("from", absence.from());
        LocalDate to = required("to", absence.to());
        Said said = new Said(absence.by(), absence.reason());
        Leave[] granted = new Leave[1];
        act(id, "GrantLeave", said, HttpStatus.UNPROCESSABLE_CONTENT, cause -> {
            granted[0] = new Leave(cause.id(), id, from, to, said.why(), said.who(), cause.occurredAt());
            return grantLeave.grant(granted[0], cause);
        });
        return granted[0];
    }

    @PostMapping("/leave/{leaveId}/cancel")
    List<Leave> cancel(@PathVariable UUID id, @PathVariable UUID leaveId, @RequestBody Said said) {
        act(
                id,
                "CancelLeave",
                said,
                HttpStatus.NOT_FOUND,
                cause -> leaves.cancel(id, leaveId, said.who(), cause.occurredAt())
                        ? List.of()
                        : List.of(Reason.of("NO_SUCH_LEAVE")));
        return leaves.of(id);
    }

    /** The patient is done: the seat goes to the next. */
    @PostMapping("/complete")
    Standing complete(@PathVariable UUID id, @RequestBody Said said) {
        return end(id, EndPlacement.Way.COMPLETE, "CompletePlacement", said);
    }

    /** The patient goes to a higher level of care. */
    @PostMapping("/step-up")
    Standing stepUp(@PathVariable UUID id, @RequestBody Said said) {
        return end(id, EndPlacement.Way.STEP_UP, "StepUp", said);
    }

    /** The patient never came. */
    @PostMapping("/no-show")
    Standing noShow(@PathVariable UUID id, @RequestBody Said said) {
        return end(id, EndPlacement.Way.NO_SHOW, "NoShow", said);
    }

    private Standing end(UUID id, EndPlacement.Way way, String action, Said said) {
        act(id, action, said, HttpStatus.CONFLICT, cause -> endPlacement.end(id, way, said.who(), cause));
        return new Standing(id, way.status().name());
    }

    private void act(UUID id, String action, Said said, HttpStatus refused, Function<Cause, List<Reason>> doing) {
        Cause cause = Cause.command(UUID.randomUUID(), action, clock.instant());
        StaffAction kept =
                new StaffAction(cause.id(), action, id.toString(), said.who(), said.why(), cause.occurredAt());
        List<Reason> broken;
        try {
            broken = Objects.requireNonNull(transactions.execute(status -> {
                List<Reason> found = doing.apply(cause);
                if (found.isEmpty()) {
                    actions.keep(kept);
                }
                return found;
            }));
        } catch (EmptyResultDataAccessException e) {
            throw Problems.unknown("referral");
        }
        Problems.unlessEmpty(broken, refused);
    }

    /** Who says so, and why. */
    record Said(@Nullable String by, @Nullable String reason) {

        String who() {
            return required("by", by);
        }

        String why() {
            return required("reason", reason);
        }
    }

    /** Days of leave. */
    record Absence(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String by,
            @Nullable String reason) {}

    /** Where a referral stands. */
    record Standing(UUID referralId, String status) {}
}
