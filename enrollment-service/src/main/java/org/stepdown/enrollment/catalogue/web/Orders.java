package org.stepdown.enrollment.catalogue.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.ErrorResponseException;
import org.stepdown.enrollment.catalogue.ChangeCohort;
import org.stepdown.enrollment.catalogue.ChangeHolidays;
import org.stepdown.enrollment.catalogue.ChangeProgram;
import org.stepdown.enrollment.catalogue.CloseCohort;
import org.stepdown.enrollment.catalogue.CloseProgram;
import org.stepdown.enrollment.catalogue.Holiday;
import org.stepdown.enrollment.catalogue.OpenCohort;
import org.stepdown.enrollment.catalogue.OpenProgram;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.ResizeCohort;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reach.Within;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/**
 * What staff order of the catalogue, by API or page: read, done in one transaction, and written down with who ordered
 * it. What can't be done is an {@link ErrorResponseException} that names every field.
 */
@Component
final class Orders {

    private final Programs programs;
    private final OpenProgram openProgram;
    private final ChangeProgram changeProgram;
    private final CloseProgram closeProgram;
    private final OpenCohort openCohort;
    private final ChangeCohort changeCohort;
    private final CloseCohort closeCohort;
    private final ResizeCohort resizeCohort;
    private final ChangeHolidays changeHolidays;
    private final PolicyBook policies;
    private final StaffActions actions;
    private final TransactionOperations transactions;
    private final Clock clock;

    Orders(
            Programs programs,
            OpenProgram openProgram,
            ChangeProgram changeProgram,
            CloseProgram closeProgram,
            OpenCohort openCohort,
            ChangeCohort changeCohort,
            CloseCohort closeCohort,
            ResizeCohort resizeCohort,
            ChangeHolidays changeHolidays,
            PolicyBook policies,
            StaffActions actions,
            TransactionOperations transactions,
            Clock clock) {
        this.programs = programs;
        this.openProgram = openProgram;
        this.changeProgram = changeProgram;
        this.closeProgram = closeProgram;
        this.openCohort = openCohort;
        this.changeCohort = changeCohort;
        this.closeCohort = closeCohort;
        this.resizeCohort = resizeCohort;
        this.changeHolidays = changeHolidays;
        this.policies = policies;
        this.actions = actions;
        this.transactions = transactions;
        this.clock = clock;
    }

    String openProgram(ProgramBody body) {
        Reading reading = new Reading();
        Program program = body.program(reading.text("id", body.id()), reading);
        Refusals.unlessRead(reading);
        StaffAction action = action("OpenProgram", program.id(), body.by(), null);
        run(action, "weeklyHours", order -> openProgram.open(program), true);
        return program.id();
    }

    void changeProgram(String id, int revision, ProgramBody body) {
        Reading reading = new Reading();
        Program program = body.program(id, reading);
        Refusals.unlessRead(reading);
        StaffAction action = action("ChangeProgram", id, Refusals.required("by", body.by()), null);
        run(action, "weeklyHours", order -> changeProgram.change(program, revision, order), false);
    }

    void closeProgram(String id, boolean closed, String by, String reason) {
        StaffAction action = action(closed ? "CloseProgram" : "ReopenProgram", id, by, reason);
        run(action, "weeklyHours", order -> closeProgram.set(id, closed, order), false);
    }

    String openCohort(CohortBody body) {
        Reading reading = new Reading();
        Program program = program(body, reading);
        String id = reading.text("id", body.id());
        Cohort cohort = body.cohort(id, program, reading);
        int seats = body.seats(reading, policies.at(clock.instant()).groups().usual());
        Refusals.unlessRead(reading);
        StaffAction action = action("OpenCohort", id, body.by(), null);
        run(action, "minutes", order -> openCohort.open(cohort, program, seats, cause(order), order.at()), true);
        return id;
    }

    void changeCohort(String id, int revision, boolean closed, CohortBody body) {
        Reading reading = new Reading();
        Cohort read = body.cohort(id, program(body, reading), reading);
        Refusals.unlessRead(reading);
        Cohort cohort = closed ? read.close() : read;
        StaffAction action = action("ChangeCohort", id, Refusals.required("by", body.by()), null);
        run(action, "minutes", order -> changeCohort.change(cohort, revision, order), false);
    }

    void closeCohort(String id, boolean closed, String by, String reason) {
        StaffAction action = action(closed ? "CloseCohort" : "ReopenCohort", id, by, reason);
        run(action, "minutes", order -> closeCohort.set(id, closed, order), false);
    }

    void resize(String id, int capacity, String by) {
        StaffAction action = action("ResizeCohort", id, by, null);
        run(action, "capacity", order -> resizeCohort.resize(id, capacity, cause(order), order.at()), true);
    }

    void holidays(String site, List<Holiday> holidays, String by) {
        run(
                action("ChangeHolidays", site, by, null),
                "holidays",
                order -> changeHolidays.change(site, holidays, order),
                false);
    }

    private Program program(CohortBody body, Reading reading) {
        String id = reading.text("programId", body.programId());
        Program program = programs.find(id);
        // Nobody puts a cohort where they can't see it.
        if (program == null || !Within.reach().program(id)) {
            if (!id.isEmpty()) {
                throw Refusals.of(List.of(Reason.of("UNKNOWN_PROGRAM")), "minutes");
            }
            Refusals.required("programId", body.programId());
            throw new IllegalStateException("a missing program is refused");
        }
        return program;
    }

    private void run(
            StaffAction action, String hoursField, Function<StaffAction, List<Reason>> order, boolean keepHere) {
        transactions.executeWithoutResult(status -> {
            Refusals.unlessEmpty(order.apply(action), hoursField);
            if (keepHere && !action.by().isEmpty()) {
                actions.keep(action);
            }
        });
    }

    private StaffAction action(String name, String subject, @Nullable String by, @Nullable String reason) {
        return new StaffAction(UUID.randomUUID(), name, subject, by == null ? "" : by, reason, clock.instant());
    }

    private static Cause cause(StaffAction action) {
        return Cause.command(action.id(), action.action(), action.at());
    }
}
