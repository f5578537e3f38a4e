package org.stepdown.enrollment.catalogue.web;

import static org.stepdown.enrollment.catalogue.web.Refusals.required;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.OpenCohort;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.ResizeCohort;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** Cohorts: the capacity board, opening another one, and how many seats one has. */
@RestController
@RequestMapping("/api/cohorts")
final class CohortsApi {

    private final CapacityBoard board;
    private final Programs programs;
    private final Cohorts cohorts;
    private final OpenCohort openCohort;
    private final ResizeCohort resizeCohort;
    private final StaffActions actions;
    private final TransactionOperations transactions;
    private final Clock clock;

    CohortsApi(
            CapacityBoard board,
            Programs programs,
            Cohorts cohorts,
            OpenCohort openCohort,
            ResizeCohort resizeCohort,
            StaffActions actions,
            TransactionOperations transactions,
            Clock clock) {
        this.board = board;
        this.programs = programs;
        this.cohorts = cohorts;
        this.openCohort = openCohort;
        this.resizeCohort = resizeCohort;
        this.actions = actions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    List<CapacityBoard.Line> all() {
        return board.lines();
    }

    @GetMapping("/{id}")
    CapacityBoard.Line one(@PathVariable String id) {
        CapacityBoard.Line line = board.line(id);
        if (line == null) {
            throw unknown();
        }
        return line;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CapacityBoard.Line open(@RequestBody CohortBody body) {
        Program program = programs.find(required("programId", body.programId()));
        if (program == null) {
            throw Refusals.of(List.of(Reason.of("UNKNOWN_PROGRAM")), "minutes");
        }
        Cohort cohort = body.cohort(program);
        Cause cause = Cause.command(UUID.randomUUID(), "OpenCohort", clock.instant());
        transactions.executeWithoutResult(status -> Refusals.unlessEmpty(
                openCohort.open(cohort, program, body.seats(), cause, cause.occurredAt()), "minutes"));
        return one(cohort.id());
    }

    @PutMapping("/{id}/capacity")
    CapacityBoard.Line resize(@PathVariable String id, @RequestBody Seats seats) {
        int capacity = required("capacity", seats.capacity());
        String by = required("by", seats.by());
        if (!cohorts.exists(id)) {
            throw unknown();
        }
        Cause cause = Cause.command(UUID.randomUUID(), "ResizeCohort", clock.instant());
        transactions.executeWithoutResult(status -> {
            Refusals.unlessEmpty(resizeCohort.resize(id, capacity, cause, cause.occurredAt()), "capacity");
            actions.keep(new StaffAction(cause.id(), cause.type(), id, by, null, cause.occurredAt()));
        });
        return one(id);
    }

    /** How many seats, and who says so. */
    record Seats(@Nullable Integer capacity, @Nullable String by) {}

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such cohort.");
    }
}
